# What is said of what stands at a place

value-default = Templates use `{ $default }` if it is not set.

value-readers = Read by { $places }.
    .more = Read by { $places } and { $count } more.

value-base = Base { $value }

value-elsewhere = → { $value } in { $names }

value-words = { $words }: { $values }

value-line = { $parts }.

value-unset = not set

kind-map = map

kind-list = list

kind-text = text

kind-boolean = true or false

kind-integer = integer

kind-number = number

kind-or = {" "}or{" "}

range-between = { $least } to { $most }

range-from = { $least } or more

range-to = up to { $most }

hover-expression = expression

hover-template = named template

hover-keyword = keyword

hover-function = function

hover-built-in = given by Helm

hover-field = A field of Kubernetes’ { $kind }.
    .below = A field of Kubernetes’ { $kind }, in `{ $path }`.

hover-reaches = Reaches { $kind } `{ $name }`, line { $line }.
    .more = Reaches { $kind } `{ $name }`, line { $line } and { $count ->
            [one] 1 more line
           *[other] { $count } more lines
        }.

hover-defined = Defined in `{ $place }`.

hover-called = Called in { $count ->
        [one] { $count } place
       *[other] { $count } places
    }.

hover-prints = `{ $template }` prints `{ $output }`

result-not-reached = is not reached

result-random = random: different at each render

result-called-by = when `{ $caller }` calls it first

result-first-pass = in the first pass of `range`

result-empty = empty text

result-more = … { $count ->
        [one] 1 more line
       *[other] { $count } more lines
    }

field-required = The API server rejects an object without it.

field-values = One of { $values }.
