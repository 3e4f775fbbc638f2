# Search in one file and in all

find-in-file = Search in this file

find-replace-with = Replace with

find-case = Match case

find-words = Whole words

find-pattern = Regular expression

find-previous = Previous (Shift+Enter)

find-next = Next (Enter)

find-select = Select all

find-close = Close the search (Esc)

find-replace = Replace

find-replace-all = Replace all

find-bad-pattern = Invalid pattern

find-none = Nothing found

find-at = { $at } of { $count }

find-at-of-more = { $at } of { $count } or more

find-count = { $count } found

find-count-more = { $count } or more found

# In all files

find-in-all = Search in all files

find-title = Search

find-lines = { $limited ->
        [yes] { $lines } or more lines
       *[no] { $lines ->
            [one] 1 line
           *[other] { $lines } lines
        }
    } in { $files ->
        [one] 1 file
       *[other] { $files } files
    }{ $output ->
        [yes] { " " }and the output
       *[no] { "" }
    }

find-output = { $object }, output of { $environment }

find-nothing = No line matches.

find-replace-in-all = Replace in all files

find-replace-places = Replace { $count }

find-replace-what = Replace “{ $text }” by “{ $by }”

find-replaced = Replaced in { $files ->
        [one] 1 file
       *[other] { $files } files
    }. { $key } takes it back everywhere.

find-replace-changed = A file has changed meanwhile. Nothing was replaced.
