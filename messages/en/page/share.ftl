# Share

share-as = Share as

share-shown = Show

share-layers-and-output = Layers and output

share-copy-frame = Copy code

share-frame-note = A frame is read-only: its readers change nothing, and nothing is stored. The package
    chartroom-embed fits its height to its content.

share-writing = Writing the link…

share-entries = Entries

share-no-entries = The open environment’s values file has no entries that can be chosen one by one. Share it as a link.

share-secret = looks like a secret

share-snippet-note = Whoever opens the link merges these entries into the chart they have open, and first sees which
    of its values have these keys.

share-copy-markdown = Copy Markdown

share-code = QR code for a phone

share-code-label = The link as a QR code

share-code-help = Point the phone’s camera at it.

share-no-code = This link is too long for a QR code that a camera can read from a screen. Share less, or send the
    link itself.

share-opens-on = The link opens on { $environment }. Its content is after the #, so it never reaches a server.

share-snippet = Snippet

share-embed = Embed

share-markdown = Markdown

share-frame-title = A Helm chart in Chartroom

share-no-link = No link was made.

share-length = { $count } characters.

share-fits = Fits chat and email.

share-long = Too long for some chats, but fine for browsers.

share-too-long = Very long: many programs cut it off, but browsers can open it.

share-copy-link = Copy link

share-link-length = Link length

share-chat-limit = 2,000 chat limit

share-secrets = { $count ->
        [one] What you share holds a value that looks like a secret.
       *[other] What you share holds { $count } values that look like secrets.
    }

share-secrets-risk = Anyone with the link could read it. Nothing has been copied yet.

share-secrets-choice = What to do with it

share-redact = Replace with <redacted>

share-secrets-keep = Share it as it is

include = Include

include-environment = Only { $environment }

include-environment-help = Its overlay and --set entries

include-layers = All layers

include-layers-help = values.yaml, every overlay and --set entry

include-changed = Everything changed

include-changed-help = Templates and other files too

include-chart-help = Opens without having the chart

include-nothing = { $what }: nothing changed.

include-size = { $what }: { $files }, { $kilobytes } kB.

include-needs-chart = Whoever opens the link must have the chart, too.

include-left-out = Changes to the chart’s other files are not included.
