# The report, flags and share links

flag-kind =
    .removes = which removes the chart’s own value
    .list = a list, which replaces the one below
    .integer = an integer
    .string = a string
    .boolean = a boolean

override-redundant = `{ $path }` is { $value } in { $file } already, line { $line }.
    .help = The entry changes nothing here.
    .note = set to the same value here
    .fix = Remove `{ $path }`

project-not-packed = This is not a packed chart. Helm packs one with `helm package FOLDER`: a gzipped tar archive
    with one folder that holds Chart.yaml.

render-too-large = `{ $path }` has { $megabytes } MB; files of up to 2 MB are rendered.
    .help = Undo the paste or shorten the file. Nothing is lost while it is too large.

render-missing-file = `{ $path }` does not exist in this chart.
    .help = Create the file, or take it out of the environment’s layers.

share-send =
    .large = What you share holds more than 4 MB, which no link carries. Send the files themselves.
    .same-name = What you share holds two environments of the same name, which no link carries. Send the files
        themselves.
    .many = What you share holds more than { $limit } { $what ->
            [files] files
            [bytes] bytes in a name
            [environments] environments
            [layers] values files in an environment
           *[sets] --set entries in an environment
        }, which no link carries. Send the files themselves.

share-link =
    .version = This link is of a kind that this version of Chartroom does not know. Reload the page to get the
        newest one, or ask for a new link.
    .damaged = This link is damaged: part of it is missing or was changed on the way. Ask for it again, as a whole
        line.
    .altered = This link was altered: it goes on behind its end, which no link of Chartroom does. Ask for it again,
        as a whole line.
    .large = This link holds more than 4 MB. Ask for the files themselves.
    .same-name = Two environments of this link have the same name. Ask for one in which each has its own.
    .many = This link holds more than { $limit } { $what ->
            [files] files
            [bytes] bytes in a name
            [environments] environments
            [layers] values files in an environment
           *[sets] --set entries in an environment
        }. Ask for the files themselves.
