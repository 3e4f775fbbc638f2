// A file brought in good order, as one step.
import type { Extension } from "@codemirror/state";
import { type EditorView, keymap } from "@codemirror/view";
import { change, changesOf } from "./changes";
import { READING, say } from "./dom";
import { ask, pathOf, Wish } from "./page";

async function format(view: EditorView): Promise<void> {
  if (view.state.readOnly) return say(READING);
  const answer = await ask(Wish.Format, pathOf(view), 0);
  if (!answer) return;
  if (answer.error) return say(answer.error);
  const files = changesOf(answer);
  if (!files.length) return say("The file is in order.");
  say(change(files, []) ? "The file is in order now." : "The file has changed meanwhile.");
}

export const formatting: Extension = keymap.of([{ key: "Shift-Alt-f", run: (view) => (void format(view), true) }]);
