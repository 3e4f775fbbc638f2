// The Tab key: it indents, and leaves the editor behind Escape, or where the keyboard only came through.
import { indentLess, insertTab } from "@codemirror/commands";
import { EditorSelection, Prec } from "@codemirror/state";
import { type EditorView, keymap } from "@codemirror/view";

/** `Esc` lets the next `Tab` leave the editor, and so does coming in by `Tab`; any other key takes the permission back. */
let leaving = false;
let tabbed = false;
addEventListener("keydown", (event) => (tabbed = event.key === "Tab"), true);
addEventListener("pointerdown", () => (tabbed = false), true);
addEventListener(
  "focusin",
  (event) => {
    if ((event.target as Element).closest(".cm-content")) leaving = tabbed;
  },
  true,
);
export const tabKeys = Prec.high(
  keymap.of([
    {
      any: (_view, event) => {
        if (event.key !== "Tab" && event.key !== "Shift") leaving = event.key === "Escape";
        return false;
      },
    },
    { key: "Tab", run: (view) => (leaving ? false : insertSpaces(view)), shift: (view) => (leaving ? false : indentLess(view)) },
  ]),
);

/** A tab cannot indent YAML, so the key types spaces up to the next even column; a selection is moved as a whole. */
function insertSpaces(view: EditorView): boolean {
  if (view.state.selection.ranges.some((range) => !range.empty)) return insertTab(view);
  view.dispatch(
    view.state.changeByRange((range) => {
      const column = range.from - view.state.doc.lineAt(range.from).from;
      const spaces = " ".repeat(2 - (column % 2));
      return {
        changes: { from: range.from, insert: spaces },
        range: EditorSelection.cursor(range.from + spaces.length),
      };
    }),
    { userEvent: "input", scrollIntoView: true },
  );
  return true;
}
