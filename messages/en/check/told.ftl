# Checks ERR008 

err008 = `{ $key }` stands twice in { $kind } { $name }: only the last one counts.
    .help = Print it once: both values below one key, or one of the two.
    .note = the one that is lost
    .title = A rendered object has each key once.
    .why = Helm prints an object with a key twice as it is. When it is applied, the last one counts and the others
        are lost, or the API server's strict field validation refuses the object.

val008 =
    .title = No map lies over a single value of the chart.
    .why = One layer has a map where another has a single value. Helm keeps the map and only logs it; a template
        that prints the value prints `map[…]`.

val018 =
    .title = Map keys are unique.
    .why = YAML wants the keys of a map to differ. Helm takes the last of two and drops what the first one holds,
        without a word.

val020 =
    .title = A values file is a map of keys.
    .why = Helm merges values by their keys. A file that is a list or plain text has none, and Helm refuses it.

val021 =
    .title = An alias refers to an anchor of the same file.
    .why = Every values file is read for itself, before Helm merges them: an anchor of values.yaml is unknown in an
        overlay.

err001 =
    .title = A template looks up a key in a map that is there.
    .why = A key below one that no layer sets cannot be looked up: Go has nothing to evaluate it on, and Helm stops.

err003 =
    .title = A template calls functions that there are.
    .why = Templates are read as a whole before anything is printed. One unknown function, in whatever branch, and
        Helm refuses the chart.

err004 =
    .title = Every `if`, `with`, `range` and `define` has its `end`.
    .why = Go notices a missing `end` where the file ends, which is rarely where it is missing. The block that is
        left open is the place to look at.

err005 =
    .title = What a template prints is YAML.
    .why = Helm splits what templates print into objects and reads each as YAML. Its message counts lines of the
        printed text, not of the template: mostly an indentation, or a value that needs quotes.

err006 =
    .title = Values that the chart asks for are set.
    .why = The chart's author stops the render with `required` or `fail` where going on would give something broken.

err007 =
    .title = A values file is YAML.
    .why = One mistake of indentation or quoting and Helm cannot read the file at all; nothing of it counts.
