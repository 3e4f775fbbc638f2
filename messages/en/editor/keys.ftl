# The page of keys

keys = Keys

keys-search = Search keys

keys-reset = Reset all keys

keys-undo = Undo

keys-restored = Your keys are back.

keys-were-reset = All keys are reset.

keys-help = To change a key, click it and press the new one. Backspace removes it.

keys-nothing = No command matches.

keys-none = none

keys-press = Press a key

keys-change = Change

keys-label = { $command }: { $key }. Change

keys-set = { $command } now has { $key }.

keys-set-none = { $command } now has no key.

keys-taken = { $command } now has { $key }; { $other } has none.

keys-position = Environment by position

keys-cursor = Add a cursor there

keys-definition = Where it is defined

keys-output-line = On a line of output: why it is there; again: go to its value

keys-output-fold = Fold or unfold in the output

keys-output-fold-all = Fold all, unfold all or fold a level in the output

keys-leave = Leave the editor

keys-digits = { $keys } 1…9

keys-click = { $keys } click

keys-regions = Between a lesson or the tour, the editors and the output

keys-glossary = Glossary, where a term is told
