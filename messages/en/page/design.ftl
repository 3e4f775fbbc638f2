# The dialog in which a new environment is designed

design-ways = How it is made

design-copy = Copy

design-differs = Only what differs

design-form = Form

design-copy-of = Copy of

design-on-top-of = On top of

design-like = Start like

design-base-alone = values.yaml alone

design-namespace = Namespace

design-name-empty = Give the environment a name.

design-name-form = Use lowercase letters, digits and dashes. The name becomes part of a file name and of a namespace.

design-name-taken = { $name } is taken: there is such an environment, or a file { $path }.

design-copy-help = Places that name { $name }. Ticked ones are replaced; the others stay as they are.

design-copy-none = { $name } is not named in its values file.

design-differs-help = The layers of { $name } stay below: a change there reaches the new environment, too.

design-differs-none = Nothing in these layers depends on the name. Add the file, and write what differs in the editor.

design-form-help = Each value of values.yaml, with what the chart says of it. Only what differs is written.

design-find = Find a value

design-nothing-found = No value has { $text } in its name or description.

design-line = Line { $line }

design-stays = stays as it is

design-why-comment = comment with its name

design-why-name = its name

design-why-namespace = release setting

design-why-holds = holds its name

design-why-host = host or address; both environments would share it

design-why-region = a place: worth a look

design-why-size = size

design-section-same = as below

design-section-set = { $count ->
    [one] 1 value differs
   *[other] { $count } values differ
}

design-below = below: { $value }

design-below-empty = below: empty

design-back = Back to what is below

design-renders = { $count ->
    [one] Renders 1 object
   *[other] Renders { $count } objects
}

design-fails = Does not render

design-clean = no problems

design-new-findings = New compared with { $name }

design-findings = Problems

design-as = as { $name }

design-other = { $name }: { $value }

design-waits = Rendering…

design-lines = { $count ->
    [one] 1 line
   *[other] { $count } lines
}

design-cannot = { $path } cannot work like this: { $message }

design-header = # { $path }: only what differs from values.yaml.{"\u000A"}

design-header-on = # { $path }: on top of { $below }. Only what differs.{"\u000A"}

design-others = All other values

design-purpose = Purpose

design-no-purpose = As it is
    .help = only what you choose below

design-edit = Edit the file

design-again = Drop my edits

design-by-hand = Edited by hand: fields write into your text

design-by-hand-rows = Edited by hand
