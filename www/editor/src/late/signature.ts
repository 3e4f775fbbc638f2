// What a function takes, while its arguments are typed.
import type { Extension } from "@codemirror/state";
import { type EditorView, keymap } from "@codemirror/view";
import { openAction } from "./blocks";
import { say } from "./dom";
import { hover } from "./hover";

/** Where in an action, from its `{{` to a place, the name of the function begins whose arguments that place is among; -1 if there is none. */
export function callAt(action: string): number {
  const open: number[] = [];
  let own = -1;
  let first = true;
  const token = /"(?:[^"\\]|\\.)*"?|`[^`]*`?|[()|]|:?=|[^\s()|"`=:]+/g;
  token.lastIndex = 2;
  for (let found = token.exec(action); found; found = token.exec(action)) {
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
  const action = openAction(view.state, head);
  const call = action === null ? -1 : callAt(action);
  if (action === null || call < 0) say("No function takes what stands here.");
  else void hover(view, head - action.length + call, true);
  return true;
}

export const signature: Extension = keymap.of([{ key: "Ctrl-Shift-Space", run: tell }]);
