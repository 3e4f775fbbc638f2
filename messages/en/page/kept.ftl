# Kept

kept-own = My edits

kept-copy = Copy

kept-apart = Kept apart

kept-link = From a link

kept-before = Put aside

kept-unreadable = Cannot be read

kept-full = The browser’s storage is full.

kept-full-help = New edits stay in this tab only. Save a file, or remove what is no longer needed.

kept-refused = This browser keeps nothing of this page.

kept-refused-help = Charts and edits stay in this tab only. Allow site data for this page, or save a file before you
    close it.

kept-newer = A newer Chartroom is open in another tab.

kept-newer-help = New edits are not kept. Save a file, then load this page again.

kept-save-file = Save a file

kept-save-help = The chart as it is now, as a .tgz that Helm and Chartroom open

kept-make-room = Make room

kept-try-again = Try again

kept-waits = Something else is to be opened here, and these edits cannot be kept.

kept-waits-help = Save them as a file first, or they are gone.

kept-open-anyway = Open it anyway

kept-reading = This chart is open in another tab.

kept-reading-help = Here you read, and see what is edited there. Nothing is overwritten.

kept-take-over = Take over

kept-take-over-help = Edit here; the other tab reads from then on

kept-keep-both = Keep both

kept-keep-both-help = Edit a copy here

kept-apart-says = Another tab has stored other edits of this chart.

kept-apart-help = What is on screen is kept beside it; both are in the list of charts.

kept-open-other = Open the other

kept-foreign = This is a shared link.

kept-taken = What you chose was taken over into your own work.

kept-changed-meanwhile = Your own work was changed meanwhile, so nothing was taken over. Open the link again.

kept-went-back = An earlier state is on screen.

kept-was-reset = The chart is as it came.

kept-added = The environment was added.

kept-renamed = The environment was renamed.

kept-layer = The layer was taken out of the environment; its file stays.

kept-set = The --set entry was removed.

kept-moved = The layers were changed.

kept-facts = Release, namespace or Kubernetes version were changed.

kept-schema = values.schema.json was added.

kept-without = The last edit was left out. It is in the history, too.

kept-badge = shared

kept-badge-help = From someone else’s link, and not taken over

kept-read-only = read only here

kept-blind = Tabs of this browser cannot see each other. Edit a chart in one only; where two differ, both are kept.

kept-no-settings = This browser keeps no settings: colours and pane sizes are lost when the page is loaded again.

kept-broken = Stored edits could not be read. They stay in the list of charts, and the chart opened as it came.

kept-open-here = on screen

kept-nothing-changed = nothing changed

kept-just-now = just now

kept-min-ago = { $minutes } min ago

kept-days-ago = { $days } days ago

kept-it-changes-line-by-line = It changes `{ $path }` line by line, and that file is not the one here that the link
    was made on. Ask for the whole chart, or open the version of the chart that the sender has.

kept-too-much = It holds more than 4 MB. Ask for the files themselves.

kept-remove-of-from-this-browser = Remove “{ $name }” of { $chart } from this browser
