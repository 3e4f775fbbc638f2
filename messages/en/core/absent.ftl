# Why something is absent

charts = `{ $path }` is false

absent = it has no text to print

absent-3 = `{ $text }` has no items

absent-4 = `{ $text }` does not hold

absent-5 = `{ $text }` does not hold; { $states }

absent-6 = is not set

absent-7 = is empty

absent-8 = is an empty list

absent-9 = is an empty map

absent-10 = is set
