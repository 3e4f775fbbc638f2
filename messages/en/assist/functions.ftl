# Keywords, and functions of Helm and Go

keyword-if = Renders the block if the pipeline is not empty.

keyword-else = Renders what follows if the condition was empty.

keyword-else-if = Another condition, if those before were empty.

keyword-end = Ends the innermost block.

keyword-range = Renders the block for each item, with the item as the dot.

keyword-with = Renders the block with another dot, unless that is empty.

keyword-define = Defines a named template.

keyword-block = Defines a named template and renders it in place.

keyword-template = Renders a named template. Its output cannot be piped; that of `include` can.

keyword-break = Ends the innermost `range`.

keyword-continue = Continues with the next item of the innermost `range`.

function-include = Renders a named template and returns its text, so that it can be piped.

function-tpl = Renders a text as a template.

function-to-yaml = Writes a value as YAML, without a newline at the end.

function-must-to-yaml = Writes a value as YAML; fails if it cannot be written.

function-to-yaml-pretty = Writes a value as YAML with the items of lists indented.

function-from-yaml = Reads a map from YAML; an error ends up in its key `Error`.

function-from-yaml-array = Reads a list from YAML.

function-to-json = Writes a value as JSON; writes nothing if it cannot.

function-must-to-json = Writes a value as JSON; fails if it cannot be written.

function-to-raw-json = Writes a value as JSON without escaping `<`, `>` and `&`.

function-must-to-raw-json = Writes a value as JSON without escaping `<`, `>` and `&`; fails if it cannot be written.

function-to-pretty-json = Writes a value as indented JSON.

function-must-to-pretty-json = Writes a value as indented JSON; fails if it cannot be written.

function-from-json = Reads a map from JSON; an error ends up in its key `Error`.

function-must-from-json = Reads a value from JSON; fails if it cannot be read.

function-from-json-array = Reads a list from JSON.

function-to-toml = Writes a value as TOML.

function-must-to-toml = Writes a value as TOML; fails if it cannot be written.

function-from-toml = Reads a map from TOML; an error ends up in its key `Error`.

function-required = Returns the value; fails with the message if it is not set or is empty text.

function-fail = Ends the render with a message.

function-lookup = Looks up an object in the cluster; an empty map when rendering without one.

function-get-host-by-name = Looks up an address; empty when rendering without a cluster.

function-and = The first value that is empty, otherwise the last one.

function-or = The first value that is not empty, otherwise the last one.

function-not = Whether a value is empty.

function-call = Calls a value that is a function.

function-eq = Whether the first value equals any of the others. They must be of the same kind: a number is not text.

function-ne = Whether two values differ.

function-lt = Whether the first is less than the second.

function-le = Whether the first is less than or equal to the second.

function-gt = Whether the first is greater than the second.

function-ge = Whether the first is greater than or equal to the second.

function-index = Looks up keys or indexes, one after the other.

function-slice = Part of a list or text.

function-len = How many items, keys or bytes a value has.

function-print = Writes values one after the other, with spaces between those that are not text.

function-printf = Writes values in a format: `%s` text, `%d` integer, `%v` anything, `%q` quoted.

function-println = Writes values with spaces in between and a newline at the end.

function-html = Escapes text for HTML.

function-js = Escapes text for JavaScript.

function-urlquery = Escapes text for the query of a URL.
