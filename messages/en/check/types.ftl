# Checks VAL010 VAL011 VAL012 VAL013 VAL014 VAL015 VAL016 VAL023 

val013 = `{ $plain }` has more digits than Helm keeps: it becomes `{ $becomes }`.
    .help = Quote it.
    .title = A whole number has no more digits than Helm keeps.
    .why = Helm takes values through JSON, where every number is a 64-bit float. Whole numbers above
        9007199254740992 (2^53) are rounded to the next one that a float can hold. Account and snowflake ids are
        such numbers.

val011 = `{ $plain }` is printed as `{ $shown }`.
    .help = Quote the number, or print it with `int64` in the template.
    .title = A number is printed with the digits that it is written with.
    .why = Numbers of a values file are floating point to a template. `{"{{"} . {"}}"}` and `quote` print those from
        1000000 on, and those below 0.0001, with an exponent, which most programs do not take for a whole number.
        `int64` and `toYaml` print the digits. In a field of whole numbers the server takes both for the same.

types =
    .note = the template prints it here
    .note2 = printed here
    .fix = Quote it: { $quoted }

val015 = a number with an exponent
    .help = Quote it if it is text.
    .title = Digits that are no number have quotes.
    .why = Helm reads numbers as YAML 1.1 and Go do: a leading 0 is octal, `0x` hexadecimal, `_` separates digits
        and `e` is an exponent. Ids, commit hashes and dates of digits turn into other numbers.

val015-2 = `{ $plain }` is read as { $form }: it becomes `{ $shown }`.

val012 = `--set` prints `{ $path }` as { $digits }; from a file it would be printed as `{ $as_float }`.
    .help = Print it with `int64` in the template, or quote it when it moves to a file.
    .title = A number is printed alike whether `--set` or a file gives it.
    .why = `--set` makes whole numbers of Go's type int64, a file makes all numbers floating point. A template that
        prints the value as it is prints 1000000 for the one and 1e+06 for the other.

val016 = `--set` makes `{ $dotted }` the text "{ $text }"; it is a number in the chart.
    .help = Use --set-json '{ $dotted }={ $text }' to set a number.
    .title = `--set` gives a value the type that the chart has for it.
    .why = `--set` knows booleans, null and whole numbers; everything else is text: `0.5`, `1e3`, `0x1F` and `007`
        are strings. A template that prints the value with `toYaml` prints it in quotes, and a schema refuses it.

val023 = `{ $path }` is true or false in the chart, and here it is the text `"{ $text }"`: any text that is not
    empty counts as true.
    .help = Write `true` or `false` without quotes.
    .title = A switch is true or false, not text.
    .why = `if` asks whether a value is empty, and text is empty only as `""`: `"false"`, `"no"` and any other text
        switch on what the chart's `false` leaves off.

val014 = `{ $plain }` is a number: it is printed as `{ $shown }`.
    .help = Quote the version.
    .title = A version has quotes.
    .why = `1.10` without quotes is the number 1.1: a version or tag of two parts loses its last zero. `--set` reads
        the same text as a string and keeps it.

val010 = The key `{ $path }` is a boolean in YAML: it becomes "{ $becomes }".
    .help = Quote the key: { $quoted }.
    .help2 = Quote it where it is meant as text.
    .fix = Quote the key: { $quoted }
    .title = `yes`, `no`, `on`, `off`, `y` and `n` have quotes where they are names or text.
    .why = Helm reads YAML 1.1, where these words are booleans, in every spelling of upper and lower case and as
        keys too: `on: push` has the key "true", and a country `NO` is false.

val010-2 = `{ $plain }` is a boolean in YAML: it is printed as `{ $shown }`.
