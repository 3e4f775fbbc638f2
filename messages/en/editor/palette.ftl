# The command palette

palette = Search or run a command

palette-file = Open a file

palette-matches = Matches

palette-prefixes = > commands  @ objects  # values  / files  : line

palette-none = Nothing matches.

palette-count = { $count ->
        [one] 1 match
       *[other] { $count } matches
    }

palette-open = open

palette-line = Go to line { $line }

palette-recent = Last used

palette-commands = Commands

palette-objects = Objects

palette-values = Values

palette-files = Files

palette-environments = Environments

palette-helpers = Helpers

palette-lines = Line
