# Numbers of things

count-changed-files = { $count ->
        [one] { $count } changed file
       *[other] { $count } changed files
    }

count-earlier-states = { $count ->
        [one] { $count } earlier state
       *[other] { $count } earlier states
    }

count-entries = { $count ->
        [one] { $count } entry
       *[other] { $count } entries
    }

count-errors = { $count ->
        [one] { $count } error
       *[other] { $count } errors
    }

count-files = { $count ->
        [one] { $count } file
       *[other] { $count } files
    }

count-lines = { $count ->
        [one] { $count } line
       *[other] { $count } lines
    }

count-objects = { $count ->
        [one] { $count } object
       *[other] { $count } objects
    }

count-pods = { $count ->
        [one] { $count } pod
       *[other] { $count } pods
    }

count-warnings = { $count ->
        [one] { $count } warning
       *[other] { $count } warnings
    }

count-hints = { $count ->
        [one] { $count } hint
       *[other] { $count } hints
    }

count-characters = { $count } characters

count-of = { $part } of { $all }

seconds = { $count } s

minutes = { $count } min

hours = { $count } h

minutes-seconds = { $minutes } min { $seconds } s
