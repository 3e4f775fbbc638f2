# Why a lesson cannot be read, or does not hold. `start`, `solution` and the like are keys of lesson.yaml

id-letters = id: only letters, digits and - may stand in it

conditions-none = conditions: there are none, so the lesson could never be solved

condition-about = conditions: { $says } has to be about exactly one thing

link-https = link: the address has to begin with https://

step-one-way = a step on { $file } has to change it in exactly one way: `with` and `without`, `replace`, or `text`

step-on = a step is on a file or on an environment

start-replaces = start: an edit gives a file another text; `with` and `without` are for hints and solutions

tour-done = { $task }: either `when` or `seen` has to say when it is done

tour-shows = { $task }: neither `presses` nor `steps` says how it is done for the reader

tour-first = { $task }: the first stage has to fit always, so it has no `at`

over = { $what ->
        [bytes] the file has { $count } bytes, of at most { $most }
        [text] a text has { $count } bytes, of at most { $most }
        [conditions] it has { $count } conditions, of at most { $most }
        [hints] it has { $count } hints, of at most { $most }
        [steps] it has { $count } steps, of at most { $most }
        [minutes] it takes { $count } minutes, of at most { $most }
       *[environments] a condition names { $count } environments, of at most { $most }
    }

file-missing = there is no file { $file }

text-missing = { $file } does not have { $text }

text-twice = { $file } has { $text } more than once

environment-missing = there is no environment { $name }

with-keys = `with` has to be a YAML map

with-empty = `with` is empty

entry-fixed = { $entry } of { $file } cannot be changed

met-at-start = start: all conditions are met already

unmet = solution: not met: { $says }
    .now = solution: not met: { $says } (now { $now })

hint-at = hint { $number }: { $why }

hint-nothing = hint { $number }: its edit changes nothing

hint-line = hint { $number }: { $file } has no line with { $text }
