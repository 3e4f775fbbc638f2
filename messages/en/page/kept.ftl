# Kept

kept-own = My edits

kept-copy = A copy

kept-apart = Kept apart

kept-link = From a link

kept-before = Put aside

kept-unreadable = Cannot be read

kept-full = The browser’s storage is full.

kept-full-help = New edits stay in this tab only. Save a file, or remove what you no longer need.

kept-refused = This browser stores nothing for this page.

kept-refused-help = Charts and edits stay in this tab only. Allow site data for this page, or save a file before you
    close it.

kept-newer = A newer Chartroom is open in another tab.

kept-newer-help = New edits are not kept. Save a file, then reload this page.

kept-save-file = Save a file

kept-save-help = The chart as it is now, as a .tgz that Helm and Chartroom can open

kept-make-room = Make room

kept-waits = These edits cannot be stored, and something else is about to open.

kept-waits-help = Save them as a file first, or they are lost.

kept-open-anyway = Open it anyway

kept-reading = This chart is open in another tab.

kept-reading-help = It is read-only here and follows the edits made there. Nothing is overwritten.

kept-take-over-help = Edit here; the other tab becomes read-only

kept-keep-both = Keep both

kept-keep-both-help = Edit a copy here

kept-apart-says = Another tab has stored different edits of this chart.

kept-apart-help = What is on screen is kept separately; both are in the list of charts.

kept-open-other = Open the other

kept-foreign = This is a shared link.

kept-taken = What you chose was taken over into your own work.

kept-changed-meanwhile = Your own work changed meanwhile, so nothing was taken over. Open the link again.

kept-went-back = An earlier state is on screen.

kept-was-reset = The chart is back to its original state.

kept-added = The environment was added.

kept-renamed = The environment was renamed.

kept-layer = The layer was removed from the environment; its file stays.

kept-set = The --set entry was removed.

kept-moved = The layers were changed.

kept-files = The files were changed.

kept-facts = The release, namespace or Kubernetes version was changed.

kept-schema = values.schema.json was added.

kept-without = The last edit was undone. It is still in the history.

kept-badge = shared

kept-badge-help = From someone else’s link, and not taken over

kept-read-only = read-only here

kept-blind = Tabs of this browser cannot see each other. Edit a chart in one tab only; where two differ, both are
    kept.

kept-no-settings = This browser stores no settings: theme and pane sizes are lost when the page is reloaded.

kept-broken = Stored edits could not be read. They stay in the list of charts, and the chart opened in its original
    state.

kept-open-here = on screen

kept-nothing-changed = nothing changed

kept-changed = { $file }, and { $count } more

kept-just-now = just now

kept-min-ago = { $minutes } min ago

kept-hours-ago = { $hours } h ago

kept-days-ago = { $days } days ago

kept-other-text = It changes `{ $path }` line by line, but the link was made on a different version of that file.
    Ask for the whole chart, or open the chart version that the sender has.

kept-too-much = It holds more than 4 MB. Ask for the files instead.

kept-forget = Remove “{ $name }” of { $chart } from this browser

kept-step = This was changed for you.
