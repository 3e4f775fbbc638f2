# The dialog about the files of the chart

files-help = Files of the chart: add, rename, delete

files-find = Find files

files-make = New file

files-add = Upload

files-add-help = Text files, or a packed chart (.tgz) as a subchart. You can also drop them here.

files-not-found = No file has { $text } in its path.

files-as-it-came = All files are as the chart came with them.

files-differing = { $count ->
        [one] { $count } file differs from the chart as it came.
       *[other] { $count } files differ from the chart as it came.
    }

files-choose = Choose a file to see what names it and what you changed in it, to rename, duplicate or delete it.

files-not-text = not text

files-layer-of = layer of { $environments }

files-open = Open

files-rename = Rename…

files-copy = Duplicate…

files-revert = Revert

files-remove = Delete

files-restore = Restore

files-gone-binary = This file is not text. Undo, or Reset, brings it back.

files-naming = { $count ->
        [one] Named in { $count } place
       *[other] Named in { $count } places
    }

files-changes = Changes to the chart as it came

files-make-do = Create

files-copy-do = Duplicate

files-add-title = Add files

files-path = Path in the chart

files-path-empty = Give the file a name.

files-path-outside = Use a path inside the chart, such as templates/service.yaml: no `..`, no leading `/`, no backslash, no colon.

files-path-taken = { $path } is there already.

files-path-folder = { $path } is a folder, or would be inside of a file.

files-follow = Named here. Ticked lines follow.

files-cannot-follow = cannot name it there

files-use-template = Helm renders this file.

files-use-helpers = Helm renders nothing of a file whose name starts with `_`: it is for named templates.

files-use-crd = Helm installs what is in crds/ once, before the templates, and never upgrades it.

files-use-subchart = A file of a subchart.

files-use-values = A values file. Add it to an environment under Layers.

files-use-other = Helm does not render this file; templates can read it with `.Files.Get`.

files-add-not-text = Not text: it cannot be added.

files-add-packed = Unpacked into charts/ as a subchart.

files-add-replaces = Replaces the file that is there.

files-back = All files
