// Keys that people know from other editors: lines moved and copied, comments.
import {
  addCursorAbove,
  addCursorBelow,
  copyLineDown,
  copyLineUp,
  deleteLine,
  indentLess,
  indentMore,
  insertBlankLine,
  moveLineDown,
  moveLineUp,
  selectLine,
  simplifySelection,
  toggleTabFocusMode,
} from "@codemirror/commands";
import { type ChangeSpec, EditorState, type Extension } from "@codemirror/state";
import { type EditorView, keymap } from "@codemirror/view";
import { toMatching } from "./blocks";
import { indent } from "./folding";
import { pathOf } from "./page";

/** `#` where a line is YAML, a template comment around lines that hold actions and in files that are text. */
function toggleComment(view: EditorView): boolean {
  const path = pathOf(view);
  const { state } = view;
  if (state.readOnly || path.endsWith(".json")) return false;
  const changes: ChangeSpec[] = [];
  let done = -1;
  for (const { from, to } of state.selection.ranges) {
    const first = state.doc.lineAt(from).number;
    const end = state.doc.lineAt(to);
    const last = end.number > first && to === end.from ? end.number - 1 : end.number;
    const lines = [];
    for (let number = Math.max(first, done + 1); number <= last; number += 1) lines.push(state.doc.line(number));
    done = Math.max(done, last);
    const written = lines.filter((line) => line.text.trim());
    if (!written.length) continue;
    const [top, bottom] = [written[0], written[written.length - 1]];
    const start = top.from + indent(top.text);
    const close = bottom.from + bottom.text.trimEnd().length;
    const open = /^\{\{(-?)\s*\/\*\s?/.exec(state.sliceDoc(start, Math.min(start + 12, close)));
    const shut = /\s?\*\/\s*-?\}\}$/.exec(state.sliceDoc(Math.max(start, close - 12), close));
    const text = written.map((line) => line.text).join("\n");
    const template = path.includes("templates/");
    if (template && open && shut) {
      changes.push({ from: start, to: start + open[0].length }, { from: close - shut[0].length, to: close });
    } else if (template && (/\{\{/.test(text) || !/\.ya?ml$/.test(path)) && !text.includes("*/")) {
      changes.push({ from: start, insert: "{{- /* " }, { from: close, insert: " */}}" });
    } else if (written.every((line) => /^\s*#/.test(line.text))) {
      for (const line of written) {
        const at = line.from + indent(line.text);
        changes.push({ from: at, to: at + (line.text.trimStart().startsWith("# ") ? 2 : 1) });
      }
    } else {
      const column = Math.min(...written.map((line) => indent(line.text)));
      for (const line of written) changes.push({ from: line.from + column, insert: "# " });
    }
  }
  if (!changes.length) return false;
  view.dispatch({ changes, userEvent: "input.comment", scrollIntoView: true });
  return true;
}

export const editing: Extension = [
  EditorState.allowMultipleSelections.of(true),
  keymap.of([
    { key: "Mod-/", run: toggleComment },
    { key: "Alt-ArrowUp", run: moveLineUp, shift: copyLineUp },
    { key: "Alt-ArrowDown", run: moveLineDown, shift: copyLineDown },
    { key: "Mod-Alt-ArrowUp", run: addCursorAbove },
    { key: "Mod-Alt-ArrowDown", run: addCursorBelow },
    { key: "Mod-Shift-k", run: deleteLine },
    { key: "Mod-Enter", run: insertBlankLine },
    { key: "Mod-l", run: selectLine },
    { key: "Mod-[", run: indentLess },
    { key: "Mod-]", run: indentMore },
    { key: "Mod-Shift-\\", run: toMatching },
    { key: "Ctrl-m", mac: "Shift-Alt-m", run: toggleTabFocusMode },
    { key: "Escape", run: simplifySelection },
  ]),
];
