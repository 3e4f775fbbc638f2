# The bar below the output

output-line = line { $line }

output-line-of = { $object }, line { $line }

copied = { $what } copied.

copied-placeholders = { $what } copied, with placeholders for random values.

copied-line = Line

copied-path = Path

copy-refused = The browser does not let the page copy.

copy-line = Copy line

copy-path = Copy path

copy-object = Copy object

download = Download

link = Link

copy-value = Copy .Values path

copy-set = Copy --set path
