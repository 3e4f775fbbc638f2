# Share

share-as = Share as

share-shown = Show

share-layers-and-output = Layers and output

share-copy-frame = Copy code

share-frame-note = A frame only shows: who reads it changes nothing, and nothing is kept. The package
    chartroom-embed makes it as high as what it shows.

share-writing = Writing the link…

share-entries = Entries

share-no-entries = The open environment’s values file has no entries that can be taken one by one.

share-secret = looks like a secret

share-snippet-note = Whoever opens the link merges these entries into the chart that is open there, and sees before
    which of its values have these keys.

share-copy-markdown = Copy Markdown

share-code = Code for a phone

share-code-label = The link as a QR code

share-code-help = Point the camera of a phone at it.

share-no-code = This link is too long for a code that a camera reads from a screen. Share less, or send the link
    itself.

share-the-link-opens-on-what = The link opens on { $environment }. What it carries stands after the #, so it never
    reaches a server.

share-snippet = Snippet

share-embed = Embed
