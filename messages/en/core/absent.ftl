# Why something is absent

absent-condition = `{ $path }` is false

absent-no-text = it has no text to print

absent-no-items = `{ $text }` has no items

absent-false = `{ $text }` is false
    .states = `{ $text }` is false; { $states }

state-unset = `{ $path }` is not set

state-empty = `{ $path }` is empty

state-no-items = `{ $path }` is an empty list

state-no-keys = `{ $path }` is an empty map

state-set = `{ $path }` is set

state-value = `{ $path }` is { $value }
