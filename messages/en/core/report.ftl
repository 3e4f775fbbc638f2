# The report

flags = which removes the chart’s own value

flags-2 = a list, which replaces the one below

flags-3 = an integer

overrides = `{ $dotted }` is { $short } in { $name } already, line { $line }.
    .help = The entry changes nothing here.

overrides-2 = set to the same value here

project = This is not a packed chart. Helm packs one with `helm package FOLDER`: a gzipped tar archive with one
    folder that holds Chart.yaml.

render = `{ $path }` has { $megabytes } MB; files of up to 2 MB are rendered.
    .help = Undo the paste or shorten the file. Nothing is lost while it is too large.
    .help2 = Create the file, or take it out of the environment’s layers.

render-2 = `{ $path }` does not exist in this chart.

share = more than 4 MB

share-2 = more than { $limit } { $what }

share-3 = two environments of the same name

share-4 = What you share holds { $more }, which no link carries. Send the files themselves.

share-5 = This link holds more than { $limit } { $what }. Ask for the files themselves.

share-6 = This link is of a kind that this version of Chartroom does not know. Reload the page to get the newest
    one, or ask for a new link.

share-7 = This link is damaged: part of it is missing or was changed on the way. Ask for it again, as a whole line.

share-8 = This link was altered: it goes on behind its end, which no link of Chartroom does. Ask for it again, as a
    whole line.

share-9 = This link holds more than 4 MB. Ask for the files themselves.

share-10 = Two environments of this link have the same name. Ask for one in which each has its own.

share-11 = bytes in a name

share-12 = values files in an environment

share-13 = --set entries in an environment
