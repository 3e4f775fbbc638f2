# What several rules say

required =
    .empty = `{ $path }` is required and empty.
    .missing = `{ $path }` is required and missing.

remove-one = Remove one of the two.

remove = Remove it.

rename-one = Rename one of the two.

set-one = Set one of the two.

listed-twice = `{ $value }` is listed twice.

not-allowed = `{ $path }` can’t be `{ $value }`.

empty = `{ $path }` is empty.

above-zero = `{ $path }` must be greater than 0; it is { $value }.
    .help = Write 1 or more.

not-negative = `{ $path }` can’t be negative; it is { $value }.
    .help = Write 0 or more.
    .help-optional = Write 0 or more, or leave it out.

whole-number = Write a whole number.

size = Write a size such as `10Gi`.

split-entry = Split it into two entries.

split-rule = Split it into two rules.

name-variable = Name the variable.

name-object = Name the object it refers to.

domain-path = Write it as `example.com/name`.
    .message = `{ $path }` can’t be `{ $value }`: it must be a domain and a path.

cel = Write an expression in CEL.

write = Write `{ $text }`.

generated-selector = `{ $path }` is set, but the server generates a Job’s selector itself.

selector = The selector does not match the labels of the pod template.
    .help-fixed = Add the labels of `spec.selector` to `spec.template.metadata.labels`. The selector of an existing
        object can’t be changed.
    .help = Add the labels of `spec.selector` to `spec.template.metadata.labels`.

selector-empty = `{ $path }` is empty, so it would match all pods.
    .help = Select the labels of the pod template.

label-keys = `{ $path }` narrows a `labelSelector`, but there is none.
    .help = Add the `labelSelector`, or remove the keys.

near = Did you mean `{ $name }`?

list =
    .or = { $names } or { $last }
    .more = { $names }, …
