// Brackets and quotes: closed as they are opened, put around what is selected, typed over and taken away in pairs.
import { EditorSelection, type EditorState, type Extension, Prec } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { openAction } from "./blocks";
import { choices } from "./choices";

const pairs: Record<string, string> = { "(": ")", "[": "]", "{": "}", '"': '"', "'": "'", "`": "`" };
const closers = new Set(Object.values(pairs));

/** Whether a place is inside `{{ … }}`. */
const inAction = (state: EditorState, at: number) => openAction(state, at) !== null;

/** Whether a place is inside a text in quotes, or a comment, of its line. */
function inText(state: EditorState, at: number): boolean {
  const line = state.doc.lineAt(at);
  let quote = "";
  const before = line.text.slice(0, at - line.from);
  for (let next = 0; next < before.length; next += 1) {
    const char = before[next];
    if (quote) {
      if (char === "\\" && quote === '"') next += 1;
      else if (char === quote) quote = "";
    } else if (char === "#" && (next === 0 || before[next - 1] === " ")) return true;
    else if (`"'\``.includes(char) && !/\w/.test(before[next - 1] ?? "")) quote = char;
  }
  return quote !== "";
}

/** Whether what is opened at a place is closed at once: nothing may follow that would be inside then. */
function closes(state: EditorState, at: number, open: string): boolean {
  const after = state.sliceDoc(at, at + 1);
  if (after && !/[\s)\]},|]/.test(after)) return false;
  if (inText(state, at)) return false;
  if (pairs[open] !== open) return open !== "(" || inAction(state, at);
  if (open === "`" && !inAction(state, at)) return false;
  return !/[\w"'`.]/.test(state.sliceDoc(Math.max(0, at - 1), at));
}

function typed(view: EditorView, from: number, to: number, text: string): boolean {
  const { state } = view;
  if (!choices.closing || view.composing || state.readOnly || text.length !== 1) return false;
  const { main, ranges } = state.selection;
  if (from !== main.from || to !== main.to) return false;
  const close = pairs[text];
  if (close && ranges.every((range) => !range.empty)) {
    view.dispatch(
      state.changeByRange(({ from, to }) => ({
        changes: [{ from, insert: text }, { from: to, insert: close }],
        range: EditorSelection.range(from + 1, to + 1),
      })),
      { userEvent: "input.type", scrollIntoView: true },
    );
    return true;
  }
  if (!ranges.every((range) => range.empty)) return false;
  const over = closers.has(text) && ranges.every(({ head }) => state.sliceDoc(head, head + 1) === text && (pairs[text] !== text || inText(state, head)));
  if (over) {
    view.dispatch({ selection: EditorSelection.create(ranges.map(({ head }) => EditorSelection.cursor(head + 1)), state.selection.mainIndex), userEvent: "input.type" });
    return true;
  }
  if (!close || !ranges.every(({ head }) => closes(state, head, text))) return false;
  view.dispatch(
    state.changeByRange(({ head }) => ({ changes: { from: head, insert: text + close }, range: EditorSelection.cursor(head + 1) })),
    { userEvent: "input.type", scrollIntoView: true },
  );
  return true;
}

/** Takes both of a pair away that nothing stands between. */
function backspace(view: EditorView): boolean {
  const { state } = view;
  const { ranges } = state.selection;
  const both = ({ head }: { head: number }) => head > 0 && pairs[state.sliceDoc(head - 1, head)] === state.sliceDoc(head, head + 1);
  if (!choices.closing || state.readOnly || !ranges.every((range) => range.empty && both(range))) return false;
  view.dispatch(
    state.changeByRange(({ head }) => ({ changes: { from: head - 1, to: head + 1 }, range: EditorSelection.cursor(head - 1) })),
    { userEvent: "delete.backward", scrollIntoView: true },
  );
  return true;
}

export const closing: Extension = [EditorView.inputHandler.of(typed), Prec.high(keymap.of([{ key: "Backspace", run: backspace }]))];
