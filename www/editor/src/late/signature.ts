// What a function takes: by a key with all there is to say of it, and in one small line while its arguments are typed.
import type { Extension } from "@codemirror/state";
import { EditorView, keymap, type ViewUpdate } from "@codemirror/view";
import * as m from "../../dist/messages";
import { openAction } from "./blocks";
import { element, prose, say } from "./dom";
import { hover } from "./hover";
import { ask, pathOf, Wish } from "./page";

/** A function whose arguments are written. */
interface Call {
  /** Where in the action its name begins. */
  at: number;
  name: string;
  /** Which argument a place behind the name is in, or is to begin, from 0; -1 right at the name. */
  argument: number;
  /** The last argument comes from before a `|`. */
  piped: boolean;
}

/** The function in an action, given from its `{{` to a place, whose arguments that place is among. */
export function callAt(action: string): Call | null {
  const open: (Call | null)[] = [];
  let own: Call | null = null;
  let [first, piped] = [true, false];
  const token = /"(?:[^"\\]|\\.)*"?|`[^`]*`?|[()|]|:?=|[^\s()|"`=:]+/g;
  token.lastIndex = 2;
  for (let found = token.exec(action); found; found = token.exec(action)) {
    const [text] = found;
    const begins = /[\s(]/.test(action[found.index - 1]);
    if (own && begins && !/^[)|=]|^:=$/.test(text)) own.argument += 1;
    if (text === "(") {
      open.push(own);
      own = null;
      [first, piped] = [true, false];
    } else if (text === ")") {
      own = open.pop() ?? null;
      first = false;
    } else if (text === "|" || text === "=" || text === ":=") {
      own = null;
      [first, piped] = [true, text === "|"];
    } else if (first && !/^-$|^(if|else|with|range|end|define|template|block)$/.test(text)) {
      own = /^[A-Za-z]\w*$/.test(text) ? { at: found.index, name: text, argument: -1, piped } : null;
      first = false;
    }
  }
  // Behind a space the next one begins.
  if (own && /\s$/.test(action)) own.argument += 1;
  return own;
}

function tell(view: EditorView): boolean {
  const { head } = view.state.selection.main;
  const action = openAction(view.state, head);
  const call = action === null ? null : callAt(action);
  leave();
  if (action === null || !call) say(m.signatureNone());
  else void hover(view, head - action.length + call.at, true);
  return true;
}

const types = "any|string|bool|int|float|list of strings|list|bytes|dict";
const parameter = new RegExp(`(?:(?!(?:${types})\\b)\\w+ )?(?:${types})…?|\\S+`, "g");

/** A function as the line shows it; null for what is none. */
type Known = { parameters: string[]; doc: string } | null;
const known = new Map<string, Known>();

/** How long no key may have been pressed before the engine is asked, in milliseconds. */
const REST = 60;
/** And before those who listen are told. */
const SAID = 700;

const tip = element("div", "sig");
tip.setAttribute("role", "tooltip");
tip.hidden = true;
tip.onmousedown = (event) => event.preventDefault();
document.body.append(tip);

interface Shown {
  view: EditorView;
  /** Where the name of the function begins. */
  from: number;
  /** What is said of it. */
  told: string;
}

let shown: Shown | null = null;
/** The call that the reader closed the line of. */
let closed: { view: EditorView; from: number } | null = null;
let [asking, saying] = [0, 0];

function leave(): void {
  clearTimeout(asking);
  clearTimeout(saying);
  shown = null;
  tip.hidden = true;
}

/** The call at the cursor, and where it begins in the text. */
function here(view: EditorView): (Call & { from: number }) | null {
  const { main, ranges } = view.state.selection;
  const action = main.empty && ranges.length === 1 ? openAction(view.state, main.head) : null;
  const call = action === null || /^\{\{-?\s*\/\*/.test(action) ? null : callAt(action);
  return call && call.argument >= 0 ? { ...call, from: main.head - action!.length + call.at } : null;
}

async function learn(view: EditorView, name: string, from: number): Promise<void> {
  const answer = await ask(Wish.Hover, pathOf(view), from);
  if (!answer) return;
  const [, ...rest] = answer.subject === "function" ? (/^(\S+) ?(.*)$/.exec(answer.title ?? "") ?? []) : [];
  known.set(name, rest[0] === name ? { parameters: rest[1].match(parameter) ?? [], doc: answer.said?.[0] ?? "" } : null);
}

/** Shows the line for the call at the cursor, or none. `begun` where the reader just began or went on with an argument. */
async function look(view: EditorView, begun: boolean): Promise<void> {
  const call = here(view);
  if (closed && (closed.view !== view || closed.from !== call?.from)) closed = null;
  if (!call || closed || (!begun && shown?.from !== call.from)) return leave();
  if (!known.has(call.name)) {
    await learn(view, call.name, call.from);
    // The text may be another one by now.
    if (known.has(call.name) && view.hasFocus) void look(view, begun);
    return;
  }
  const own = known.get(call.name);
  if (own) draw(view, call, own);
  else leave();
}

function draw(view: EditorView, call: Call & { from: number }, { parameters, doc }: NonNullable<Known>): void {
  const last = parameters.length - 1;
  const at = call.argument > last && parameters[last]?.endsWith("…") ? last : call.argument;
  const piped = call.piped && !parameters[last]?.endsWith("…") ? last : -1;
  const parts = parameters.map((text, number) => {
    const [, name, type] = /^(?:(\S+) )?(.+)$/.exec(text.replace("list of strings", "list\u00a0of\u00a0strings"))!;
    const part = element(number === at ? "mark" : "span", number === piped ? "sig__piped" : "", ...(name ? [name, " "] : []), element("i", "", type));
    if (number === piped) part.title = m.signaturePiped();
    return part;
  });
  tip.replaceChildren(element("code", "", call.name, ...parts.flatMap((part) => [" ", part])), element("span", "", ...prose(doc)));
  tip.hidden = false;
  const told = parameters[at]
    ? m.signatureArgument({ function: call.name, number: call.argument + 1, parameter: parameters[at] })
    : m.signatureNoMore({ function: call.name });
  if (told !== shown?.told) {
    clearTimeout(saying);
    saying = window.setTimeout(() => say(told), SAID);
  }
  shown = { view, from: call.from, told };
  makeRoom();
}

/** Puts the line above the one that is written, else below it, and away where the list at the cursor needs the room. */
export function makeRoom(): void {
  if (!shown) return;
  const { view, from } = shown;
  const { head } = view.state.selection.main;
  view.requestMeasure({
    key: tip,
    read: () => ({ name: view.coordsAtPos(from), cursor: view.coordsAtPos(head), text: view.scrollDOM.getBoundingClientRect() }),
    write: ({ name, cursor, text }) => {
      if (!cursor || cursor.bottom < text.top || cursor.top > text.bottom) return leave();
      const left = name && name.top === cursor.top ? name.left : cursor.left;
      const { offsetWidth, offsetHeight } = tip;
      const above = cursor.top - offsetHeight - 4;
      const room = text.width > offsetWidth + 16 ? text.right : innerWidth;
      tip.style.left = `${Math.max(8, Math.min(left - 8, room - offsetWidth - 8))}px`;
      tip.style.top = `${above < 4 ? cursor.bottom + 4 : above}px`;
      const list = document.querySelector(".cpl:not([hidden])")?.getBoundingClientRect();
      const own = tip.getBoundingClientRect();
      const meets = list !== undefined && own.left < list.right && list.left < own.right && own.top < list.bottom && list.top < own.bottom;
      tip.style.visibility = meets ? "hidden" : "";
    },
  });
}

function updated(update: ViewUpdate): void {
  const { view } = update;
  if (closed?.view === view) closed.from = update.changes.mapPos(closed.from);
  if (update.focusChanged && !view.hasFocus && shown?.view === view) return leave();
  if (!update.docChanged && !update.selectionSet) {
    if (shown?.view === view && update.geometryChanged) makeRoom();
    return;
  }
  if (shown?.view === view) shown.from = update.changes.mapPos(shown.from);
  let last = "";
  if (update.transactions.some((one) => one.isUserEvent("input.type"))) {
    update.changes.iterChanges((_a, _b, _c, _d, inserted) => (last = inserted.toString()));
  }
  const begun = /^[ (]/.test(last);
  clearTimeout(asking);
  if (!begun && shown?.view !== view) return;
  asking = window.setTimeout(() => void look(view, begun), shown?.view === view ? 0 : REST);
}

export const signature: Extension = [
  keymap.of([{ key: "Ctrl-Shift-Space", run: tell }]),
  EditorView.updateListener.of(updated),
  EditorView.domEventHandlers({
    scroll: () => makeRoom(),
    keydown(event, view) {
      // The key does what it does besides: the line has nothing that one could be in.
      if (event.key !== "Escape" || shown?.view !== view) return false;
      closed = { view, from: shown.from };
      leave();
      return false;
    },
  }),
];
