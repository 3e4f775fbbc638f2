// Keys that were pressed before this script was there: one of them opens something of it, and the others were meant for that. All
// are done in their order, and those that are pressed meanwhile wait behind them.
import { EditorView } from "@codemirror/view";
import { editors, viewOf } from "./page";
import { found } from "./palette";

/** Does them all. */
export async function replay(): Promise<void> {
  const keys = editors.early;
  const first = keys[0]?.target;
  // A dialog of the page that opened meanwhile keeps the focus.
  if (first instanceof HTMLElement && first.isConnected && !document.querySelector(".dialog")) first.focus();
  // Each stays in the list until it is done, so that the page goes on to hold back what is pressed.
  for (; keys[0]; keys.shift()) {
    press(keys[0]);
    await found();
  }
}

/** Presses a key where the focus is, and types its letter. */
function press(event: KeyboardEvent): void {
  const at = document.activeElement ?? document.body;
  // Every property of an event is one of what a new one is made of.
  if (!at.dispatchEvent(new KeyboardEvent("keydown", event)) || event.ctrlKey || event.metaKey || event.isComposing) return;
  const { key } = event;
  const view = viewOf(at);
  if (at instanceof HTMLInputElement) typeInto(at, key);
  else if (view && key.length === 1) typeOver(view, key);
}

function typeInto(input: HTMLInputElement, key: string): void {
  const { selectionStart: from, selectionEnd: to } = input;
  if (from === null || to === null) return;
  if (key.length === 1) input.setRangeText(key, from, to, "end");
  else if (key === "Backspace") input.setRangeText("", from === to ? Math.max(0, from - 1) : from, to, "end");
  else return;
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Types a letter over what is selected, as `typedOver` of the page does. */
function typeOver(view: EditorView, text: string): void {
  if (view.state.readOnly) return;
  const { from, to } = view.state.selection.main;
  const insert = () => view.state.update(view.state.replaceSelection(text), { userEvent: "input.type", scrollIntoView: true });
  if (!view.state.facet(EditorView.inputHandler).some((handler) => handler(view, from, to, text, insert))) view.dispatch(insert());
}
