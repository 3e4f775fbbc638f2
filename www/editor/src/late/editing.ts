// Keys that people know from other editors: lines moved and copied, comments, folding.
import {
  addCursorAbove,
  addCursorBelow,
  copyLineDown,
  copyLineUp,
  cursorMatchingBracket,
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
import { codeFolding, foldAll, foldCode, foldService, unfoldAll, unfoldCode } from "@codemirror/language";
import type { ChangeSpec, EditorState, Extension } from "@codemirror/state";
import { type EditorView, keymap } from "@codemirror/view";
import { pathOf } from "./page";

const indent = (text: string) => text.length - text.trimStart().length;

/** From a line that others stand deeper under to the last of them; from one that opens a block to the line of its end. */
const folds = foldService.of((state, from) => {
  const { doc } = state;
  const first = doc.lineAt(from);
  if (!first.text.trim()) return null;
  if (/\{\{-?\s*(if|range|with|define|block)\b/.test(first.text)) {
    const end = blockEnd(state, first.number);
    return end > first.number + 1 ? { from: first.to, to: doc.line(end - 1).to } : null;
  }
  let last = first.number;
  // A list may stand at the column of its key.
  const list = /:\s*(#.*)?$/.test(first.text) && !/^\s*- /.test(first.text);
  for (let number = first.number + 1; number <= doc.lines; number += 1) {
    const { text } = doc.line(number);
    if (!text.trim()) continue;
    const deeper = indent(text) > indent(first.text) || (list && indent(text) === indent(first.text) && /^\s*- /.test(text));
    if (!deeper) break;
    last = number;
  }
  return last > first.number ? { from: first.to, to: doc.line(last).to } : null;
});

/** The line of the `end` that belongs to the first block of a line; 0 if there is none. */
function blockEnd(state: EditorState, number: number): number {
  let depth = 0;
  for (let at = number; at <= state.doc.lines; at += 1) {
    for (const [, word] of state.doc.line(at).text.matchAll(/\{\{-?\s*(if|range|with|define|block|end)\b/g)) depth += word === "end" ? -1 : 1;
    if (depth <= 0) return at;
  }
  return 0;
}

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
  codeFolding(),
  folds,
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
    { key: "Mod-Shift-\\", run: cursorMatchingBracket },
    { key: "Ctrl-m", mac: "Shift-Alt-m", run: toggleTabFocusMode },
    { key: "Ctrl-Shift-[", mac: "Cmd-Alt-[", run: foldCode },
    { key: "Ctrl-Shift-]", mac: "Cmd-Alt-]", run: unfoldCode },
    { key: "Ctrl-Alt-[", run: foldAll },
    { key: "Ctrl-Alt-]", run: unfoldAll },
    { key: "Escape", run: simplifySelection },
  ]),
];
