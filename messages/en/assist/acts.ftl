# What may be done at a place, and why it is not done

names = { $count ->
        [1] { $first }
        [2] { $first } and { $second }
        [3] { $first }, { $second } and { $third }
       *[other] { $first }, { $second } and { $more } more
    }

act-stale = The text has changed in the meantime.

act-inline = Replace it with the text of { $name }

act-by-name = Make { $name } a map by name

act-default = Add a default to { $name } here: { $literal }

act-require = Require { $name }

act-quote-output = Quote what it prints

act-quote = Put it in quotes

act-extract = Make it a value: { $name }

act-condition = Render it only if { $name } is true

act-with = Write it with { $value }

act-describe = Describe { $path } in the schema

move-set = Set it in { $file } as well
    .several = Set it in the layers of { $names } as well

move-down = Move it down: only { $names } { $count ->
        [one] keeps
       *[other] keep
    } it

move-up = Move it to values.yaml
    .get = Move it to values.yaml: { $names } { $count ->
            [one] gets it as well
           *[other] get it as well
        }
    .keep = Move it to values.yaml: { $names } { $count ->
            [one] keeps its own value
           *[other] keep their own values
        }

move-to-flag = Move it to --set

move-idle = Remove all entries that change nothing

move-from-flag = Move { $entry } of { $environment } into this file

move-shared = { $count ->
        [one] Move the entry that { $names } share into { $file }
       *[other] Move { $count } entries that { $names } share into { $file }
    }

refused-inherit = Environments that inherit the value would lose it.

refused-own = These environments have their own value there.

refused-no-flag-value = No --set entry sets { $path }.

refused-no-flag = There is no such --set entry.

refused-flag-form = This --set entry cannot be written as values.

refused-no-layer = No environment uses { $file }.

refused-nothing-idle = Every entry of { $file } changes something.

refused-nothing-shared = These environments have no entry in common.

refused-not-by-entry = { $file } cannot be changed entry by entry: it is broken, or anchors tie parts of it together.

refused-touches-others = { $path } cannot be moved into or out of { $file } without touching other entries.

refused-no-file = There is no { $file }.

refused-not-set = { $file } does not set { $path }.

refused-there-already = `{ $path }` already exists.

refused-no-environment = There is no such environment.

refused-renders-otherwise = { $environment } would render something else.
    .rename = { $environment } would render something else: the name itself is printed, or read in a way that does not
        spell it out.

rename-no-file = `{ $name }` has no values file of that name.

rename-nothing = There is nothing here to rename.

rename-of-helm = This name belongs to Helm.

rename-given = This name is given by a position in a list, by a chart or by Helm.

rename-no-dot = Templates cannot read `{ $name }` with a dot.

rename-no-environment = The chart has no environment `{ $name }`.

rename-no-file-name = `{ $name }` cannot be part of a file name.

rename-quotes = The name of a template cannot contain quotes.

rename-defined = `{ $name }` is already defined.
