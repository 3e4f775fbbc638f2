# The report, flags and share links

flag-kind =
    .removes = which removes the chart’s own value
    .list = a list, which replaces the one below
    .integer = an integer
    .string = a string
    .boolean = a boolean

override-redundant = `{ $path }` is already { $value } in { $file }, line { $line }.
    .help = The entry changes nothing here.
    .note = set to the same value here
    .fix = Remove `{ $path }`

project-not-packed = This is not a packed chart. Helm packs one with `helm package FOLDER`: a gzipped tar archive
    with one folder that holds Chart.yaml.

render-too-large = `{ $path }` is { $megabytes } MB; files of up to 2 MB are rendered.
    .help = Undo the paste or shorten the file. Nothing is lost while it is too large.

render-missing-file = `{ $path }` does not exist in this chart.
    .help = Create the file, or remove it from the environment’s layers.

share-send =
    .large = What you share is larger than 4 MB, which no link can hold. Send the files themselves.
    .same-name = What you share has two environments of the same name, which no link can hold. Send the files
        themselves.
    .many = What you share has more than { $limit } { $what ->
            [files] files
            [bytes] bytes in a name
            [environments] environments
            [layers] values files in an environment
           *[sets] --set entries in an environment
        }, which no link can hold. Send the files themselves.

share-link =
    .version = This version of Chartroom does not know this kind of link. Reload the page to get the newest version, or
        ask for a new link.
    .damaged = This link is damaged: part of it is missing or was changed on the way. Ask for it again, as one whole
        line.
    .altered = This link was altered: it goes on after its end, which no link of Chartroom does. Ask for it again, as
        one whole line.
    .large = This link holds more than 4 MB. Ask for the files instead.
    .same-name = Two environments of this link have the same name. Ask for a link in which each has its own.
    .many = This link has more than { $limit } { $what ->
            [files] files
            [bytes] bytes in a name
            [environments] environments
            [layers] values files in an environment
           *[sets] --set entries in an environment
        }. Ask for the files instead.
