// The list of what may be put in at the cursor, and of the places that something is used at. The page fetches this script
// when it is first asked for; what is in the lists comes from the engine.
import type { EditorView, ViewUpdate } from "@codemirror/view";

/** Label, kind, detail, text to be put in, paragraphs. */
type Item = [string, string, string, string, string[]];
/** Path, line, first and last column, the line's text. */
type Spot = [string, number, number, number, string];

interface Answer {
  ticket: number;
  from: number;
  to: number;
  items?: Item[];
  places?: Spot[];
}

export interface Helper {
  /** Whether a key was for the list. */
  key(event: KeyboardEvent, view: EditorView): boolean;
  updated(update: ViewUpdate): void;
  /** Asks: 0 what may be put in, 1 where it is defined, 2 where it is used. */
  wish(wish: number, view: EditorView, path: string): void;
  answer(json: string): void;
}

export interface Editor {
  help(helper: Helper): void;
  ask(ticket: number, wish: number, path: string, offset: number): void;
  go(path: string, line: number, column: number, end: number): void;
}

interface Open {
  view: EditorView;
  path: string;
  wish: number;
  ticket: number;
  answer: Answer | null;
  chosen: number;
}

const words: Record<string, string> = {
  k: "key",
  v: "value",
  f: "function",
  w: "keyword",
  t: "named template",
  $: "variable",
  K: "field of Kubernetes",
  h: "given by Helm",
  d: "file",
};

/** Rows that are drawn at most; more are reached by typing on. */
const MOST = 60;

const editor = (window as unknown as { chartroomEditor: Editor }).chartroomEditor;
const element = (name: string, className: string, text = ""): HTMLElement => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  return made;
};

const style = Object.assign(document.createElement("link"), { rel: "stylesheet" });
style.href = `./assist.css${new URL((document.currentScript as HTMLScriptElement).src).search}`;
document.head.append(style);

const box = element("div", "cpl");
const list = element("ul", "");
const doc = element("div", "cpl__doc");
const foot = element("div", "cpl__foot");
const live = element("div", "vh");
list.id = "cpl-list";
list.setAttribute("role", "listbox");
live.setAttribute("role", "status");
box.hidden = true;
box.append(list, doc, foot);
document.body.append(box, live);

let open: Open | null = null;
let tickets = 0;

function ask(wish: number, view: EditorView, path: string): void {
  const before = open?.view === view && open.wish === wish ? open : null;
  open = { view, path, wish, ticket: ++tickets, answer: before?.answer ?? null, chosen: 0 };
  editor.ask(open.ticket, wish, path, view.state.selection.main.head);
}

function close(): void {
  if (open) {
    open.view.contentDOM.removeAttribute("aria-activedescendant");
    open.view.contentDOM.removeAttribute("aria-controls");
  }
  open = null;
  box.hidden = true;
}

/** Texts set code in backticks. */
function said(text: string): HTMLElement {
  const made = element("p", "");
  text.split("`").forEach((part, at) => made.append(at % 2 ? element("code", "", part) : part));
  return made;
}

/** A label with the letters that were typed marked. */
function marked(label: string, typed: string): HTMLElement {
  const made = element("span", "");
  const at = label.toLowerCase().indexOf(typed.toLowerCase());
  if (!typed || at < 0) made.textContent = label;
  else made.append(label.slice(0, at), element("mark", "", label.slice(at, at + typed.length)), label.slice(at + typed.length));
  return made;
}

function rows(): number {
  return Math.min(open?.answer?.items?.length ?? open?.answer?.places?.length ?? 0, MOST);
}

function draw(): void {
  const answer = open?.answer;
  if (!open || !answer || !rows()) return;
  const { view } = open;
  const typed = answer.items ? view.state.sliceDoc(answer.from, Math.min(view.state.selection.main.head, view.state.doc.length)) : "";
  list.setAttribute("aria-label", answer.items ? "What may be put in here" : "Places");
  list.replaceChildren(
    ...(answer.items ?? []).slice(0, MOST).map(([label, kind, detail], at) => row(at, kind, words[kind] ?? "", marked(label, typed), detail)),
    ...(answer.places ?? []).slice(0, MOST).map(([path, line, , , text], at) => row(at, "→", "place", element("span", "", text), `${path.split("/").pop()}:${line + 1}`)),
  );
  foot.replaceChildren(hint("Enter", answer.items ? "insert" : "go"), hint("Esc", "close"));
  box.hidden = false;
  choose(open.chosen);
  place(answer.items ? answer.from : view.state.selection.main.head);
}

function row(at: number, letter: string, word: string, label: HTMLElement, detail: string): HTMLElement {
  const made = element("li", "");
  made.id = `cpl-${at}`;
  made.setAttribute("role", "option");
  const kind = element("span", "kd", letter);
  kind.title = word;
  kind.setAttribute("aria-hidden", "true");
  made.append(kind, label, element("span", "at", detail));
  made.onmousedown = (event) => {
    event.preventDefault();
    take(at);
  };
  return made;
}

function hint(key: string, text: string): HTMLElement {
  const made = element("span", "");
  made.append(element("kbd", "", key), ` ${text}`);
  return made;
}

function choose(at: number): void {
  if (!open) return;
  open.chosen = at;
  [...list.children].forEach((one, number) => one.setAttribute("aria-selected", String(number === at)));
  list.children[at]?.scrollIntoView({ block: "nearest" });
  open.view.contentDOM.setAttribute("aria-controls", list.id);
  open.view.contentDOM.setAttribute("aria-activedescendant", `cpl-${at}`);
  const paragraphs = open.answer?.items?.[at]?.[4] ?? [];
  doc.hidden = paragraphs.length === 0;
  box.classList.toggle("cpl--bare", doc.hidden);
  doc.replaceChildren(...paragraphs.map(said));
  live.textContent = list.children[at]?.textContent?.slice(1) ?? "";
}

/** Below the word, or above it where there is more room. */
function place(position: number): void {
  const { view } = open!;
  const at = view.coordsAtPos(Math.min(position, view.state.doc.length)) ?? view.dom.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = box;
  const left = Math.max(8, Math.min(at.left - 26, innerWidth - offsetWidth - 8));
  const above = at.bottom + offsetHeight + 8 > innerHeight && at.top > offsetHeight;
  box.style.left = `${left}px`;
  box.style.top = `${above ? at.top - offsetHeight - 4 : at.bottom + 4}px`;
}

function take(at: number): void {
  if (!open?.answer) return;
  const { view, path, answer } = open;
  const spot = answer.places?.[at];
  if (spot) {
    close();
    editor.go(spot[0], spot[1], spot[2], spot[3]);
    return;
  }
  const item = answer.items?.[at];
  if (!item) return;
  const insert = item[3];
  const { head } = view.state.selection.main;
  // What was typed since the answer came belongs to the word.
  const to = Math.max(answer.to, head);
  close();
  view.dispatch({
    changes: { from: answer.from, to, insert },
    selection: { anchor: answer.from + insert.length },
    scrollIntoView: true,
    userEvent: "input.complete",
  });
  view.focus();
  // Behind a key its values are wanted next.
  if (insert.endsWith(": ") || /\n *(- )?$/.test(insert)) ask(0, view, path);
}

editor.help({
  key(event, view) {
    if (!open || open.view !== view || box.hidden) {
      if (event.key === "Escape") close();
      return false;
    }
    const count = rows();
    const step = ({ ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 } as Record<string, number>)[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    if (step) {
      const next = open.chosen + step;
      choose(Math.abs(step) > 1 ? Math.max(0, Math.min(count - 1, next)) : (next + count) % count);
      return true;
    }
    if (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) {
      take(open.chosen);
      return true;
    }
    if (event.key === "Escape") {
      close();
      return true;
    }
    return false;
  },

  updated(update) {
    if (!open || open.view !== update.view) return;
    if (update.focusChanged && !update.view.hasFocus) return close();
    if (update.docChanged && open.wish === 0) {
      const typed = update.transactions.some((one) => one.isUserEvent("input.type") || one.isUserEvent("delete.backward"));
      const { head } = update.state.selection.main;
      if (!typed || (open.answer && head < open.answer.from)) return close();
      ask(0, open.view, open.path);
    } else if (update.selectionSet || update.docChanged) close();
  },

  wish: ask,

  answer(json) {
    const answer = JSON.parse(json) as Answer;
    if (!open || answer.ticket !== open.ticket) return;
    open.answer = answer;
    open.chosen = 0;
    if (open.wish === 1 && answer.places?.length) return take(0);
    const only = answer.items?.length === 1 ? answer.items[0] : undefined;
    const done = only && only[3] === open.view.state.sliceDoc(answer.from, answer.to);
    if (rows() && !done) return draw();
    const nothing = answer.items ? "Nothing to put in here." : "Nothing to go to here.";
    close();
    live.textContent = nothing;
  },
});
