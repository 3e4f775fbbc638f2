// What may be put in at the cursor: asked for by Ctrl+Space, and while a word is typed.
import { type Extension, Prec } from "@codemirror/state";
import { EditorView, keymap, type ViewUpdate } from "@codemirror/view";
import * as m from "../../dist/messages";
import { openAction } from "./blocks";
import { beside, chooseRow, element, fuzzy, hint, label, marked, prose, say, speaks, stepOf, stepped } from "./dom";
import { described } from "./fields";
import { type Answer, ask, forget, pathOf, Wish } from "./page";
import { makeRoom } from "./signature";
import { putIn } from "./snippets";

type Item = NonNullable<Answer["items"]>[number];

interface Open {
  view: EditorView;
  items: Item[];
  shown: Item[];
  from: number;
  to: number;
  chosen: number;
}

const kinds: Record<string, () => string> = {
  k: m.kindKey,
  v: m.kindValue,
  f: m.kindFunction,
  w: m.kindKeyword,
  t: m.kindHelper,
  $: m.kindVariable,
  K: m.kindField,
  h: m.kindBuiltin,
  d: m.kindFile,
  s: m.kindBlock,
};
const kindOf = (kind: string) => kinds[kind]?.() ?? "";

/** Rows that are drawn at most; more are reached by typing on. */
const MOST = 60;
/** How long no key may have been pressed before the engine is asked, in milliseconds: typing never waits for it. */
const REST = 60;

const box = element("div", "cpl");
const list = element("ul");
const doc = element("div", "cpl__doc");
list.id = "cpl-list";
list.setAttribute("role", "listbox");
speaks(list, m.completions, label);
box.hidden = true;
box.append(list, doc, element("div", "cpl__foot", hint("Enter", m.keyInsert), hint("Esc", m.keyClose)));
box.onmousedown = (event) => event.preventDefault();
document.body.append(box);

let open: Open | null = null;
let timer = 0;

export function close(): void {
  clearTimeout(timer);
  forget(Wish.Complete);
  if (open) {
    open.view.contentDOM.removeAttribute("aria-activedescendant");
    open.view.contentDOM.removeAttribute("aria-controls");
  }
  open = null;
  box.hidden = true;
  makeRoom();
}

/** Asks at the cursor; `wanted` by a key, so that it is said when there is nothing. */
export async function complete(view: EditorView, wanted: boolean): Promise<void> {
  clearTimeout(timer);
  const { head } = view.state.selection.main;
  const text = view.state.doc;
  const answer = await ask(Wish.Complete, pathOf(view), head);
  if (!answer?.items) return;
  // Where the text went on, what was typed since narrows the list; anything else makes the answer void.
  const now = view.state.selection.main.head;
  const since = view.state.doc === text ? "" : view.state.sliceDoc(head, Math.max(head, now));
  if (now < head || (view.state.doc !== text && !/^[\w.-]+$/.test(since)) || !view.hasFocus) return close();
  const { from, to } = answer;
  const typed = view.state.sliceDoc(from, to);
  const only = answer.items.length === 1 && answer.items[0][3] === typed;
  if (!answer.items.length || only) {
    close();
    if (wanted) say(m.completionNone());
    return;
  }
  open = { view, items: answer.items, shown: answer.items, from, to: Math.max(to, now), chosen: 0 };
  if (since) narrow();
  else draw();
}

/** Keeps what fits the word as it is by now, in its order. */
function narrow(): void {
  if (!open) return;
  const word = open.view.state.sliceDoc(open.from, open.view.state.selection.main.head);
  open.shown = open.items.filter(([label]) => fuzzy(label, word));
  open.chosen = 0;
  if (open.shown.length) draw();
  else box.hidden = true;
}

function draw(): void {
  if (!open) return;
  const { view, from } = open;
  const word = view.state.sliceDoc(from, Math.max(from, view.state.selection.main.head));
  list.replaceChildren(
    ...open.shown.slice(0, MOST).map(([label, kind, detail], at) => {
      const letter = element("span", "kd", kind);
      letter.title = kindOf(kind);
      letter.setAttribute("aria-hidden", "true");
      const row = element("li", "", letter, element("span", "", ...marked(label, fuzzy(label, word)?.at ?? [])), element("span", "at", detail));
      row.id = `cpl-${at}`;
      row.setAttribute("role", "option");
      row.onclick = () => take(at);
      return row;
    }),
  );
  box.hidden = false;
  view.contentDOM.setAttribute("aria-controls", list.id);
  choose(open.chosen);
  place();
}

function choose(at: number): void {
  if (!open) return;
  open.chosen = at;
  chooseRow([...list.children], at, open.view.contentDOM);
  const item = open.shown[at];
  const [name, kind, detail, , paragraphs, field] = item;
  tell(paragraphs, kind === "s");
  // What Kubernetes says of a field comes in a file of its own.
  if (field) {
    void described(field).then((words) => {
      if (words && open?.shown[open.chosen] === item) tell([words, ...paragraphs]);
    });
  }
  say([name, kindOf(kind), detail, m.findAt({ at: at + 1, count: Math.min(open.shown.length, MOST) })].filter(Boolean).join(m.comma()));
}

function tell(paragraphs: string[], block = false): void {
  doc.hidden = paragraphs.length === 0;
  box.classList.toggle("cpl--bare", doc.hidden);
  doc.replaceChildren(...paragraphs.map((text) => (block ? element("pre", "cpl__block", text) : element("p", "", ...prose(text)))));
  doc.scrollTop = 0;
}

/** Below the word; on the phone above the keys on screen. */
function place(): void {
  if (!open) return;
  const { view, from } = open;
  view.requestMeasure({
    key: box,
    read: () => view.coordsAtPos(Math.min(from, view.state.doc.length)),
    write: (at) => {
      if (!open || !at) return;
      beside(box, { left: at.left - 26, top: at.top, bottom: at.bottom }, view.dom.getBoundingClientRect());
      const screen = window.visualViewport;
      const keys = screen ? innerHeight - screen.offsetTop - screen.height : 0;
      box.style.setProperty("--keys", `${Math.max(56, keys)}px`);
      makeRoom();
    },
  });
}

function take(at: number): void {
  if (!open) return;
  const { view, from } = open;
  const [, kind, , insert] = open.shown[at];
  const to = Math.max(open.to, view.state.selection.main.head);
  close();
  if (kind === "s") {
    putIn(view, insert, from, to);
    return view.focus();
  }
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    scrollIntoView: true,
    userEvent: "input.complete",
  });
  view.focus();
  // Behind a key its values are wanted next.
  if (insert.endsWith(": ") || /\n *(- )?$/.test(insert)) void complete(view, false);
}

function key(event: KeyboardEvent, view: EditorView): boolean {
  if (!open || open.view !== view || box.hidden) {
    if (event.key === "Escape") close();
    return false;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const step = stepOf(event);
  if (step) {
    choose(stepped(open.chosen, step, list.children.length));
    return true;
  }
  if (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) {
    // What stands there already is not put in once more: the key means itself.
    const same = open.shown[open.chosen][3] === view.state.sliceDoc(open.from, open.to);
    if (same) close();
    else take(open.chosen);
    return !same;
  }
  if (event.key !== "Escape") return false;
  close();
  return true;
}

/** Whether the cursor stands where nothing is to be offered by itself: in a comment. */
function quiet(view: EditorView): boolean {
  const { head } = view.state.selection.main;
  const line = view.state.doc.lineAt(head);
  const before = line.text.slice(0, head - line.from);
  const action = openAction(view.state, head);
  if (action !== null) return /^\{\{-?\s*\/\*/.test(action);
  return /(^|\s)#/.test(before);
}

function updated(update: ViewUpdate): void {
  const { view, state } = update;
  if (update.focusChanged && !view.hasFocus && open?.view === view) return close();
  if (!update.docChanged) {
    if (open?.view === view && update.selectionSet) close();
    else if (open && update.geometryChanged) place();
    return;
  }
  const typed = update.transactions.some((one) => one.isUserEvent("input.type"));
  const taken = update.transactions.some((one) => one.isUserEvent("delete.backward"));
  if (open && open.view === view) {
    const { head } = state.selection.main;
    open.to = update.changes.mapPos(open.to, 1);
    const word = state.sliceDoc(open.from, Math.max(open.from, head));
    if ((!typed && !taken) || head < open.from || /[\s:"|)}]$/.test(word.slice(-1))) close();
    else narrow();
  }
  clearTimeout(timer);
  if (!typed && !(taken && open)) return forget(Wish.Complete);
  let last = "";
  update.changes.iterChanges((_a, _b, _c, _d, inserted) => (last = inserted.toString()));
  if (typed && !/^[\w.$"-]$/.test(last)) return close();
  if (state.selection.ranges.length > 1 || quiet(view)) return;
  timer = window.setTimeout(() => void complete(view, false), REST);
}

export const completion: Extension = [
  Prec.highest(keymap.of([{ any: (view, event) => key(event, view) }])),
  keymap.of([{ key: "Ctrl-Space", run: (view) => (void complete(view, true), true) }]),
  EditorView.updateListener.of(updated),
  EditorView.domEventHandlers({ scroll: () => place() }),
];
