# Links, and the language server

share-long = the link would have { $count } characters, and chats cut off what is longer than { $most }. Share fewer files,
    or the chart itself: `helm package { $chart }`

share-no-name = the chart has no Chart.yaml that says its name

share-outside = --set-file reads { $path }, which lies outside the chart: a link holds files of the chart alone

share-twice = two of the values files are called { $path }: a link holds both beside values.yaml

share-binary = { $path } is not text: only a link to the whole chart holds it (--whole)

share-secrets = whoever has the link reads what looks like secrets:
    .way-out = Take them out, or say --secrets mask or --secrets keep

unknown-secrets = unknown --secrets { $text }: use keep or mask

link-snippet = the link holds entries of values for any chart that has their keys, and no chart. Put them into a values file:

link-other = the link changes { $path } line by line, and { $from } of the chart is not the file that it was made on. It was
    made on { $chart } { $version }

link-leads-out = the link holds a file { $path }, which leads out of the chart

link-no-environment = the link has no environment { $name }

open-needs-chart = the link holds changes of the chart { $chart } { $version }, not the chart: name your copy of it,
    `chartroom open LINK CHART -o { $folder }`

open-exists = { $folder } exists: nothing is written over. Name a new folder

open-files = { $count ->
        [one] { $count } file in { $folder }
       *[other] { $count } files in { $folder }
    }

at-unknown = --at { $at }: name a place as FILE:LINE or KIND/NAME:LINE

at-no-object = --at { $at }: no { $object } is rendered

sent-from = Sent from { $place }
    .line = { $object }, line { $line }
    .moved = { $object }, line { $line }, which is line { $now } here
    .other = { $object }, line { $line }, which is another line here, or gone
    .missing = { $object }, line { $line }, which is not rendered here
    .problem = { $code } at { $place }
    .came = compared with the chart as it came
    .beside = compared with { $environment }

side-link = { $name } (link)

side-answer = { $name } (answer)

review-title = { $files ->
        [one] { $files } file changed, seen in { $environment }
       *[other] { $files } files changed, seen in { $environment }
    }
    .answer = { $files ->
        [one] { $files } file changed against what was sent, seen in { $environment }
       *[other] { $files } files changed against what was sent, seen in { $environment }
    }

review-line = line { $line }

review-gone = gone: { $finding }

review-new = new: { $finding }

review-fails-before = It does not render before

review-fails-after = It does not render with the link

review-count = { $count ->
        [one] { $count } object differs
       *[other] { $count } objects differ
    }

lsp-no-chart = This file is of no chart.

lsp-no-values-file = { $environment } has no values file that it could go into.

lsp-not-answered = { $method } is not answered here

lsp-gives = Gives in `{ $environment }` ({ $note }):

lsp-renames-no-files = `{ $old }` has to become `{ $new }`, and this editor renames no files.

lsp-in = { $message } (in { $names })
