// YAML that is pasted stands as deep as the place it is pasted to.
import type { EditorState, Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { indent } from "./folding";

/** The column of the first line, which is lost when the copy began behind it. */
function firstColumn(lines: string[]): number {
  const [first, ...rest] = lines;
  const deep = rest.filter((line) => line.trim()).map(indent);
  const least = Math.min(...deep);
  if (!deep.length || indent(first) > 0 || least === 0) return indent(first);
  // Below a key that opens a block the next line is two columns deeper; else they stand side by side.
  const opens = /:\s*(#.*)?$/.test(first);
  return Math.max(0, opens && deep[0] === least ? least - 2 : least);
}

export function reindented(text: string, column: number): string {
  const lines = text.split("\n");
  const by = column - firstColumn(lines);
  return lines
    .map((line, number) => {
      if (number === 0) return line.trimStart();
      return line.trim() ? " ".repeat(Math.max(0, indent(line) + by)) + line.trimStart() : "";
    })
    .join("\n");
}

function paste(text: string, state: EditorState): string {
  const { main, ranges } = state.selection;
  const line = state.doc.lineAt(main.from);
  const before = line.text.slice(0, main.from - line.from);
  // At the start of a line whole lines are meant as they are; within one it is no block.
  if (ranges.length > 1 || !text.includes("\n") || text.includes("\t") || !before || !/^ *(- )?$/.test(before)) return text;
  return reindented(text, before.length);
}

export const pasting: Extension = EditorView.clipboardInputFilter.of(paste);
