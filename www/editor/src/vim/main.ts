// The editors as Vim has them: fetched by late/vim.ts for who chose it.
import { getCM, Vim, vim } from "@replit/codemirror-vim";
import type { EditorView } from "@codemirror/view";
import { EditorView as View, runScopeHandlers } from "@codemirror/view";

const { keep, run } = window.chartroomLate;

for (const [name, short] of [["write", "w"], ["wq", "wq"], ["xit", "x"]]) Vim.defineEx(name, short, keep);
for (const [keys, name, page] of [["gd", "definition", "F12"], ["gr", "uses", "Shift+F12"], ["K", "hover", "Ctrl+I"], ["zc", "fold", "Ctrl+Shift+["], ["zo", "unfold", "Ctrl+Shift+]"], ["zM", "foldAll", "Ctrl+Alt+["], ["zR", "unfoldAll", "Ctrl+Alt+]"]]) {
  Vim.defineAction(name, (cm: { cm6: EditorView }) => run(cm.cm6, page));
  Vim.mapCommand(keys, "action", name, {}, { context: "normal" });
}

/** How long Tab leaves an editor behind Escape, in milliseconds. */
const LEAVING = 10_000;

/** What goes before Vim. */
const before = View.domEventHandlers({
  keydown(event, view) {
    // A command of the palette is the page's, whatever its key is in Vim.
    if (!event.isTrusted) return runScopeHandlers(view, event, "editor");
    const state = getCM(view)?.state.vim;
    const nothing = state && !state.insertMode && !state.visualMode && !state.status;
    if (event.key === "Escape" && nothing) view.setTabFocusMode(LEAVING);
    return false;
  },
});

window.chartroomLate.vim = [before, vim({ status: true })];
