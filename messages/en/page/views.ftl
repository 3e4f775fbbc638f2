# Views and dialogs that are fetched when they are opened

pasted-values = # Values of the pasted template{"\u000A"}

too-many-files = It holds { $files } files ({ $megabytes } MB). Choose the chart’s own folder: the one with
    Chart.yaml.

file-unreadable = `{ $path }` cannot be read. It may have been moved or changed meanwhile: choose it again.

namespace-of = Namespace of { $name }

kubernetes-version = Kubernetes version

version-example = For example v1.36.0

name-label = Name

name-rules = An unused name of lowercase letters, digits and dashes

values-files = Values files

set-entries = --set entries

add-entry = Add an entry

remove = Remove

remove-path = Remove { $path }

move-path-up = Apply { $path } earlier

move-path-down = Apply { $path } later

new-values-file = New values file

new-values-file-rules = A name that ends in .yaml; Enter adds it as the last layer

add-file = Add a values file

add-file-option = Add a values file…

flag = Flag

argument = Argument

parity-help = Each case is a chart with values that the real Helm { $helm } rendered, or refused with an error. The
    engine has to print the same, byte for byte.

cases = Cases

same-output = Same output

same-error = Same error

parity-own = own cases

parity-browser = all, in a browser

parity-differing = Charts with a difference

parity-same = Charts without a difference, and their cases

compare-columns = { $shown } of { $all } environments

compare-all = Show all

compare-only-two = Only { $one } and { $two }

## Markdown files

markdown-shown = How the file is shown

markdown-preview = Preview

markdown-source = Source

markdown-image = Picture

markdown-done = Ticked

markdown-to-do = Not ticked

markdown-more = Show more of it

markdown-cut = The file is longer than this. All of it is in the source.
