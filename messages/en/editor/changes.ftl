# Changes that are shown before they are made

renders-same = Every environment renders the same as before.

rendering-all = Rendering every environment with the change…

new-file = { $path } (new)

layers-of = Layers of { $environment }

more-lines = { $count ->
        [one] and 1 more line
       *[other] and { $count } more lines
    }

taken-back = Taken back in { $count ->
        [one] 1 file
       *[other] { $count } files
    }.

# Fixes and refactorings

acts = Fixes and refactorings

acts-none = There is nothing to fix or refactor here.

moves-none = There is nothing here that could move to another layer.

act-fix = fixes a problem

act-extract = makes it a value

act-inline = inlines it

act-rewrite = rewrites it

act-move = moves it to another layer

act-apply = Apply

act-done = { $title }: done. { $key } takes it back everywhere.

act-failed = Not done: { $reason }

act-others-differ = { $environments } may render differently; every other environment renders the same as before.

act-differs = This may change what is rendered.

# Renaming

rename = Rename

rename-title = Rename { $what }

rename-label = New name for { $what }

rename-preview = Preview

rename-empty = Type another name.

rename-rendering = Rendering every environment with both names…

rename-places = { $places ->
        [one] 1 place
       *[other] { $places } places
    } in { $files ->
        [one] 1 file
       *[other] { $files } files
    }. Every environment renders the same as before.

rename-none = There is nothing to rename here.

rename-help = Renames it in all layers, templates, schemas and --set entries, if every environment then renders the same.

rename-done = Renamed in { $files ->
        [one] 1 file
       *[other] { $files } files
    }. { $key } takes it back everywhere.

rename-changed = A file has changed meanwhile. Nothing was renamed.

rename-environment-what = the environment { $name }

rename-environment-help = Also renames its values file and its entry in .chartroom.yaml, if every environment then renders the same.

rename-environment-done = { $old } is now called { $name }.

environment-moved = { $name } is now { $before ->
        [yes] before
       *[no] after
    } { $other }.
environments-kept = The environments and their layers are in .chartroom.yaml now. The command line reads them from there, and so does the page when the chart is opened.
