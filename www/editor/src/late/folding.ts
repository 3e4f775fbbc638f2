// Folding: from a line that others stand deeper under to the last of them; from one that opens a block to its end.
import { codeFolding, foldAll, foldCode, foldEffect, foldedRanges, foldService, unfoldAll, unfoldCode, unfoldEffect } from "@codemirror/language";
import type { EditorState, Extension } from "@codemirror/state";
import { type EditorView, keymap } from "@codemirror/view";
import { endOfBlock } from "./blocks";

export const indent = (text: string) => text.length - text.trimStart().length;

function fold(state: EditorState, from: number): { from: number; to: number } | null {
  const { doc } = state;
  const first = doc.lineAt(from);
  if (!first.text.trim()) return null;
  const close = endOfBlock(state, first);
  if (close !== null) {
    const end = doc.lineAt(close).number;
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
}

/** Folds what stands on one level, and opens what is above it: level 1 are the outermost keys. */
export function foldLevel(view: EditorView, level: number): boolean {
  const { state } = view;
  const effects = [];
  for (const iter = foldedRanges(state).iter(); iter.value; iter.next()) effects.push(unfoldEffect.of({ from: iter.from, to: iter.to }));
  const open: number[] = [];
  for (let number = 1; number <= state.doc.lines; number += 1) {
    const line = state.doc.line(number);
    while (open.length && open[open.length - 1] < line.from) open.pop();
    const range = line.text.trim() && !/^\s*#/.test(line.text) ? fold(state, line.from) : null;
    if (!range) continue;
    open.push(range.to);
    if (open.length === level) effects.push(foldEffect.of(range));
  }
  view.dispatch({ effects });
  return true;
}

const levels = [1, 2, 3, 4, 5, 6, 7].map((level) => ({ key: `Ctrl-Alt-${level}`, run: (view: EditorView) => foldLevel(view, level) }));

export const folding: Extension = [
  codeFolding(),
  foldService.of(fold),
  keymap.of([
    { key: "Ctrl-Shift-[", mac: "Cmd-Alt-[", run: foldCode },
    { key: "Ctrl-Shift-]", mac: "Cmd-Alt-]", run: unfoldCode },
    { key: "Ctrl-Alt-[", run: foldAll },
    { key: "Ctrl-Alt-]", run: unfoldAll },
    ...levels,
  ]),
];
