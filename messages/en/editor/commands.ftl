# Commands, as the palette and the page of keys list them

group-understand = Understand

group-find = Find and go

group-write = Write

group-select = Select

group-fold = Fold

group-page = Page

group-output = Output

group-more = More

command-palette = Every command, file, environment, object, value and helper

command-open-file = Open a file

command-find-all = Search in all files

command-line = Go to line

command-crumbs = Keys around the cursor

command-wrap = Wrap long lines: on or off

command-move-value = Move this value to another layer, or remove what changes nothing

command-closing = Close brackets and quotes automatically: on or off

command-vim = Vim keys in the editors: on or off

command-rename-environment = Rename the environment

command-environment-left = Move the environment to the left

command-environment-right = Move the environment to the right

command-keep-environments = Write the environments to .chartroom.yaml

command-keep = Save all edits now

command-complete = Suggest completions

command-hover = Show information on this

command-signature = Show the parameters of this function

command-definition = Go to definition

command-uses = Find all uses

command-explain = Explain what this line does

command-rename = Rename value or helper

command-acts = Fixes and refactorings

command-back = Go back

command-forward = Go forward

command-find = Find in this file

command-find-next = Find next

command-find-previous = Find previous

command-undo = Undo

command-redo = Redo

command-comment = Comment or uncomment lines

command-format = Format the file

command-lines-up = Move lines up

command-lines-down = Move lines down

command-copy-up = Copy lines up

command-copy-down = Copy lines down

command-delete-lines = Delete lines

command-line-below = New line below

command-indent = Indent lines

command-indent-less = Indent lines less

command-tab = Tab key: leave the editor or indent

command-select-line = Select line

command-select-next = Select next occurrence

command-select-all = Select all occurrences

command-cursor-above = Add cursor above

command-cursor-below = Add cursor below

command-bracket = Go to the matching bracket, or through if, else, end

command-fold = Fold

command-unfold = Unfold

command-fold-all = Fold all

command-unfold-all = Unfold all

command-fold-level = Fold level { $level }

command-next-problem = Next problem

command-previous-problem = Previous problem

command-problems = Show or hide the problems

command-files = Show or hide the files

command-share = Share a link

command-export = Export manifests, commands, CI job

command-compare = Compare environments

command-open-chart = Open or import a chart

command-kept = Kept in this browser: sizes, names, backup

command-facts = Release, namespace and Kubernetes version

command-cluster = Cluster and capacity…

command-new-environment = New environment

command-add-layer = Add a layer

command-chart-files = Files of the chart: add, rename, delete

command-base-follows = Base follows the cursor: on or off

command-parity = How this agrees with Helm

command-history = History of this chart

command-help = Help: tour, lessons, glossary, keys

command-glossary = Glossary: what the words mean

command-reset = Reset to the chart as it came

command-theme-system = Theme: system

command-theme-light = Theme: light

command-theme-dark = Theme: dark

command-overview = Output: Overview

command-manifests = Output: Manifests

command-values = Output: Values

command-notes = Output: Notes

command-output-find = Output: find

command-output-matches = Output: only objects that match, or all

command-output-open = Output: open all objects

command-output-close = Output: close all objects

command-output-changed = Output: only values changed from the base, or all

command-output-copy = Output: copy all manifests

command-copy-line = Output: copy the line

command-copy-path = Output: copy the path of the line

command-copy-object = Output: copy the object

command-download = Output: download the object

command-link-line = Output: link to the line

command-copy-value-line = Output: copy the line of values

command-copy-value = Output: copy the path of the value for a template

command-copy-set = Output: copy the path of the value for --set

command-output-fold = Output: fold at the line

command-output-unfold = Output: unfold at the line

command-output-fold-all = Output: fold all

command-output-unfold-all = Output: unfold all

command-output-fold-level = Output: fold level { $level }

command-language = Language / 语言: 中文

command-make-lesson = Make a lesson
