# Check ERR008, and what the renderer itself finds

err008 = `{ $key }` appears twice in { $kind } { $name }: only the last one counts.
    .help = Print it once: put both values below one key, or keep one of the two.
    .note = the one that is lost
    .title = A rendered object has each key once.
    .why = Helm prints an object with a duplicate key as it is. When it is applied, the last one counts and the others
        are lost, or the strict field validation of the API server rejects the object.

val008 =
    .title = A map does not replace a single value of the chart.
    .why = One layer has a map where another has a single value. Helm keeps the map and only logs it; a template that
        prints the value prints `map[…]`.

val018 =
    .title = Map keys are unique.
    .why = YAML requires the keys of a map to differ. Helm uses the last one and silently drops what the first one holds.

val020 =
    .title = A values file is a map.
    .why = Helm merges values by their keys. A file that is a list or plain text has no keys, so Helm rejects it.

val021 =
    .title = An alias refers to an anchor in the same file.
    .why = Every values file is parsed on its own before Helm merges them: an anchor of values.yaml is unknown in an
        overlay.

err001 =
    .title = Templates look up keys only in maps that exist.
    .why = If no layer sets a key, nothing can be looked up below it: Go has nothing to evaluate, and Helm stops.

err003 =
    .title = Templates call only functions that exist.
    .why = Templates are parsed completely before anything is printed. One unknown function, in any branch, and Helm
        rejects the chart.

err004 =
    .title = Every `if`, `with`, `range` and `define` has its `end`.
    .why = Go notices a missing `end` only at the end of the file, which is rarely where it is missing. Look for the block
        that was never closed.

err005 =
    .title = Templates print YAML.
    .why = Helm splits the output of templates into objects and parses each as YAML. Line numbers in the error count lines of
        the output, not of the template. The cause is usually indentation, or a value that needs quotes.

err006 =
    .title = The values that the chart requires are set.
    .why = The author of the chart stops the render with `required` or `fail` where continuing would produce something
        broken.

err007 =
    .title = A values file is YAML.
    .why = One mistake in indentation or quoting and Helm cannot read the file at all: nothing in it takes effect.
