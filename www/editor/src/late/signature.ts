// What a function takes, while its arguments are typed.
import type { Extension } from "@codemirror/state";
import { type EditorView, keymap } from "@codemirror/view";
import { inAction } from "./closing";
import { say } from "./dom";
import { hover } from "./hover";

/** Where the name of the function begins whose arguments a place is among; -1 if there is none. */
export function callAt(before: string): number {
  const start = before.lastIndexOf("{{");
  if (start < 0 || before.indexOf("}}", start) >= 0) return -1;
  const open: number[] = [];
  let own = -1;
  let first = true;
  const token = /"(?:[^"\\]|\\.)*"?|`[^`]*`?|[()|]|:?=|[^\s()|"`=:]+/g;
  token.lastIndex = start + 2;
  for (let found = token.exec(before); found; found = token.exec(before)) {
    const [text] = found;
    if (text === "(") {
      open.push(own);
      [own, first] = [-1, true];
    } else if (text === ")") {
      own = open.pop() ?? -1;
      first = false;
    } else if (text === "|" || text === "=" || text === ":=") [own, first] = [-1, true];
    else if (first && !/^-$|^(if|else|with|range|end|define|template|block)$/.test(text)) {
      own = /^[A-Za-z]\w*$/.test(text) ? found.index : -1;
      first = false;
    }
  }
  return own;
}

function tell(view: EditorView): boolean {
  const { head } = view.state.selection.main;
  const from = Math.max(0, head - 2_000);
  const call = inAction(view.state, head) ? callAt(view.state.sliceDoc(from, head)) : -1;
  if (call < 0) say("No function takes what stands here.");
  else void hover(view, from + call, true);
  return true;
}

export const signature: Extension = keymap.of([{ key: "Ctrl-Shift-Space", run: tell }]);
