# The editors

editor-label = { $path }. Tab indents; press Escape, then Tab, to leave the editor.

overridden-in = {" "}in { $environment }

overridden-help = Go to the line that overrides this one

long-line = Lines of more than { $count } characters are not highlighted.

comment-translated = A translation. The file says: { $original }

comma = ,{" "}

severity-error = error

severity-warning = warning

severity-hint = hint

line = Line { $line }

line-says = Line { $line }: { $message }

reading = Another tab edits this chart.

file-changed = A file has changed meanwhile. Nothing was changed.

edits-are-kept = Edits are kept in this browser as you make them.

none-back = Nothing to go back to.

none-forward = Nothing to go forward to.

# Line ends

ends-mixed = Line ends are mixed: { $crlf } CRLF, { $lf } LF.

ends-all = All { $ends }

ends-made = All lines end with { $ends } now.

# Formatting

formatted-already = The file is already formatted.

formatted = The file is formatted.

# Vim

vim-unfetched = The Vim keys could not be fetched. Choose them again once there is a network.

vim-on = Vim keys are on.

vim-off = Vim keys are off.

wrap-on = Long lines are wrapped.

wrap-off = Long lines are not wrapped.

closing-on = Brackets and quotes are closed automatically.

closing-off = Brackets and quotes are not closed automatically.
