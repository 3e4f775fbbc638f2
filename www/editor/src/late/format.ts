// A file brought in good order, as one step.
import type { Extension } from "@codemirror/state";
import { type EditorView, keymap } from "@codemirror/view";
import * as m from "../../dist/messages";
import { change, changesOf } from "./changes";
import { say } from "./dom";
import { ask, pathOf, Wish } from "./page";

async function format(view: EditorView): Promise<void> {
  if (view.state.readOnly) return say(m.reading());
  const answer = await ask(Wish.Format, pathOf(view), 0);
  if (!answer) return;
  if (answer.error) return say(answer.error);
  const files = changesOf(answer);
  if (!files.length) return say(m.formattedAlready());
  say(change(files, []) ? m.formatted() : m.fileChanged());
}

export const formatting: Extension = keymap.of([{ key: "Shift-Alt-f", run: (view) => (void format(view), true) }]);
