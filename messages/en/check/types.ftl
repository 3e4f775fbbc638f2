# Checks VAL010 VAL011 VAL012 VAL013 VAL014 VAL015 VAL016 VAL023

val013 = `{ $number }` has more digits than Helm keeps: it becomes `{ $becomes }`.
    .help = Quote it.
    .title = Whole numbers have no more digits than Helm keeps.
    .why = Helm converts values through JSON, where every number is a 64-bit float. Whole numbers above 9007199254740992
        (2^53) are rounded to the nearest float. Account IDs and snowflake IDs are such numbers.

val011 = `{ $number }` is printed as `{ $shown }`.
    .help = Quote the number, or print it with `int64` in the template.
    .title = Numbers are printed with the digits that were written.
    .why = Templates see the numbers of a values file as floating point. `{"{{"} . {"}}"}` and `quote` print those from
        1000000 on, and those below 0.0001, with an exponent, which most programs do not accept as a whole number. `int64`
        and `toYaml` print the digits. In a field of whole numbers the server reads both the same way.

val015 = `{ $text }` is read as { $form ->
        [octal] octal
        [hexadecimal] hexadecimal
        [binary] binary
        [exponent] a number with an exponent
       *[number] a number
    }: it becomes `{ $shown }`.
    .help = Quote it if it is text.
    .title = Digits that are not a number are quoted.
    .why = Helm reads numbers like YAML 1.1 and Go: a leading 0 means octal, `0x` hexadecimal, `_` separates digits and `e`
        starts an exponent. IDs, commit hashes and dates made of digits turn into other numbers.

val012 = `--set` prints `{ $path }` as { $digits }; from a file it would be printed as `{ $from_file }`.
    .help = Print it with `int64` in the template, or quote it when it moves to a file.
    .title = Numbers are printed the same from `--set` and from a file.
    .why = `--set` turns whole numbers into Go's int64, a file turns all numbers into floating point. A template that prints
        the value directly prints 1000000 for the one and 1e+06 for the other.

val016 = `--set` makes `{ $path }` the text "{ $text }"; it is a number in the chart.
    .help = Use --set-json '{ $path }={ $text }' to set a number.
    .title = `--set` keeps the type that the value has in the chart.
    .why = `--set` recognizes booleans, null and whole numbers; everything else is text: `0.5`, `1e3`, `0x1F` and `007` are
        strings. A template that prints the value with `toYaml` prints it in quotes, and a schema rejects it.

val023 = `{ $path }` is true or false in the chart but the text `"{ $text }"` here: text that is not empty counts as true.
    .help = Write `true` or `false` without quotes.
    .title = A switch is true or false, not text.
    .why = `if` checks whether a value is empty, and the only empty text is `""`: `"false"`, `"no"` and any other text turn on
        what `false` in the chart turns off.

val014 = `{ $number }` is a number: it is printed as `{ $shown }`.
    .help = Quote the version.
    .title = Versions are quoted.
    .why = `1.10` without quotes is the number 1.1: a version or tag of two parts loses its trailing zero. `--set` reads the
        same text as a string and keeps it.

val010 = `{ $text }` is a boolean in YAML: it is printed as `{ $shown }`.
    .key = The key `{ $path }` is a boolean in YAML: it becomes "{ $becomes }".
    .help = Quote it where it is meant as text.
    .key-help = Quote the key: { $quoted }.
    .key-fix = Quote the key: { $quoted }
    .title = `yes`, `no`, `on`, `off`, `y` and `n` are quoted where they are names or text.
    .why = Helm reads YAML 1.1, where these words are booleans, in upper and lower case and as keys too: `on: push` has the
        key "true", and the country `NO` is false.
