// What this script says to the page and hears from it. Answers come from the engine; what only the newest one is wanted of is
// dropped when a newer question was asked.
import type { Editors } from "../main";
import { EditorView } from "@codemirror/view";
import { apple } from "./dom";

export const editors: Editors = window.chartroomEditor;

/** What is asked of the engine, and of texts of the page; it knows the numbers (crates/web/src/state/input.rs). */
export const enum Wish {
  Complete,
  Definition,
  Uses,
  Hover,
  Rename,
  Contents,
  Texts,
  Acts,
  Act,
  Format = 20,
  Objects,
  Values,
  /** All files of the chart, for a folder on a disk. */
  Folder,
}

const enum What {
  Go = 10,
  Environment,
  Set,
  Cluster,
  Share,
  Renamed,
  Layers,
}

/** Path, line, first and last column, number of the first line around it, lines around it. */
export type Place = [string, number, number, number, number, string[]];

export interface Answer {
  ticket: number;
  from: number;
  to: number;
  /** Label, kind, detail, text to be put in, paragraphs, the key of a field of Kubernetes. */
  items?: [string, string, string, string, string[], string?][];
  places?: Place[];
  title?: string;
  kind?: string;
  /** What can be done with it. */
  subject?: "named" | "function" | "given";
  said?: string[];
  /** Environment, value and place. */
  environments?: string[][];
  /** The key of a field of Kubernetes. */
  field?: string;
  /** What a call gives: the environment, the value and what to say of it. */
  result?: [string, string, string];
  error?: string;
  /** Every environment renders the same as before. */
  same?: boolean;
  /** In a change path, text before and after, and edits: line, columns, text, last line. In the contents paths; in the texts path and text. */
  files?: unknown[];
  /** Title and kind. */
  acts?: [string, string][];
  sets?: [number, number, string, string, string][];
  /** A file that is called otherwise with the environment that it is of: both paths. */
  file?: [string, string];
  /** Names of the environments that may render something else; all others render the same. */
  free?: string[];
  /** New files with their texts. */
  made?: [string, string][];
  /** Environments with their layers before and after, each on a line. */
  layers?: [string, string, string][];
  /** All that is another with those, as the page takes it. */
  state?: string;
  /** Name, path, line, column. */
  templates?: [string, string, number, number][];
  /** Path, line, column, what is written behind it. */
  values?: [string, number, number, string][];
  /** In the contents kind, name and source; in the texts name, text, and text as it may be taken away: with placeholders for random values. Of a folder, files that are `large`, with their texts until they are shown, or no text, and the `key` that the page keeps the chart under, with `reading` where another tab edits it. */
  objects?: string[][];
  /** Of a folder, the environments, once all that is kept of it is there. */
  folder?: { name: string; overlays: string[] }[] | null;
}

let tickets = 0;
const waiting = new Map<Wish, [number, (answer: Answer | null) => void]>();

/** Asks; null if something newer of the kind was asked meanwhile. */
export function ask(wish: Wish, path = "", offset = 0, text = ""): Promise<Answer | null> {
  waiting.get(wish)?.[1](null);
  const ticket = ++tickets;
  return new Promise((resolve) => {
    waiting.set(wish, [ticket, (answer) => resolve(answer && inward(path, answer))]);
    editors.assist(wish, ticket, outward(path, offset), 0, path, text);
  });
}

/** A place of an editor as the file has it: there CRLF are two letters. */
export function outward(path: string, offset: number): number {
  const doc = path ? editors.crlf(path) : null;
  return doc && offset <= doc.length ? offset + doc.lineAt(offset).number - 1 : offset;
}

/** The places of an answer as the editor has them. */
function inward(path: string, answer: Answer): Answer {
  const doc = path ? editors.crlf(path) : null;
  if (!doc) return answer;
  const place = (offset: number) => {
    let [low, high] = [1, doc.lines];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (doc.line(middle).from + middle - 1 <= offset) low = middle;
      else high = middle - 1;
    }
    return Math.min(offset - low + 1, doc.line(low).to);
  };
  return { ...answer, from: place(answer.from), to: place(answer.to) };
}

/** Nothing that was asked of the kind is wanted any more. */
export function forget(wish: Wish): void {
  waiting.get(wish)?.[1](null);
  waiting.delete(wish);
}

export function heard(json: string): void {
  const answer = JSON.parse(json) as Answer;
  for (const [wish, [ticket, resolve]] of waiting) {
    if (ticket !== answer.ticket) continue;
    waiting.delete(wish);
    resolve(answer);
  }
}

export function goTo(path: string, line: number, column: number, end: number): void {
  editors.assist(What.Go, line, column, end, path, "");
}

export function goToObject(environment: number, object: number, line: number): void {
  editors.assist(What.Go, environment, object, line, "", "");
}

export function openEnvironment(number: number): void {
  editors.assist(What.Environment, number, 0, 0, "", "");
}

export function setEntry(environment: number, entry: number, text: string): void {
  editors.assist(What.Set, environment, entry, 0, "", text);
}

/** Gives the open environment another name, with its values file and what the chart's settings say then. */
export function setName(name: string, [from, to] = ["", ""], settings = ""): void {
  editors.assist(What.Renamed, 0, 0, 0, name, [from, to, settings].join("\n"));
}

/** Puts other layers in place, with the files that change. */
export function setLayers(state: string): void {
  editors.assist(What.Layers, 0, 0, 0, "", state);
}

/** Opens the dialog for the cluster of the open environment. */
export function openCluster(): void {
  editors.assist(What.Cluster, 0, 0, 0, "", "");
}

/** Opens the dialog for sharing, for a link to a line of an object of the open environment. */
export function sharePlace(object: number, line: number): void {
  editors.assist(What.Share, object, line, 0, "", "");
}

/** The path of the file that an editor shows. */
export const pathOf = (view: EditorView): string => view.contentDOM.dataset.path ?? "";

/** What Shift makes of them, and their numbers. */
const brackets: Record<string, [string, number]> = { "[": ["{", 219], "]": ["}", 221], "\\": ["|", 220] };

/** Presses a key in an editor. */
export function run(view: EditorView, name: string): void {
  const parts = name.split("+");
  const key = parts.pop() || "+";
  const has = (part: string) => parts.includes(part);
  const ctrl = has("Ctrl");
  const [shifted, keyCode] = brackets[key] ?? [key.toUpperCase(), /^\w$/.test(key) ? key.toUpperCase().charCodeAt(0) : 0];
  const plain = key === "Space" ? " " : key.length === 1 ? key.toLowerCase() : key;
  view.contentDOM.dispatchEvent(
    new KeyboardEvent("keydown", {
      key: has("Shift") && key.length === 1 ? shifted : plain,
      keyCode,
      ctrlKey: ctrl && !apple,
      metaKey: ctrl && apple,
      shiftKey: has("Shift"),
      altKey: has("Alt"),
      bubbles: true,
      cancelable: true,
    }),
  );
}

/** Presses a key of the page, as if nothing had the focus. */
export function press(keys: string): void {
  const parts = keys.split("+");
  const key = parts.pop()!;
  const has = (part: string) => parts.includes(part);
  const code = /^\d$/.test(key) ? `Digit${key}` : "";
  window.dispatchEvent(
    new KeyboardEvent("keydown", { key, code, ctrlKey: has("Ctrl"), shiftKey: has("Shift"), altKey: has("Alt"), bubbles: true, cancelable: true }),
  );
}

/** The editor that has the focus, or had it last. */
let last: EditorView | null = null;
export const focused = (): EditorView | null => (last?.dom.isConnected && pathOf(last) ? last : viewOf(document.querySelector(".cm-content[data-path]")));
export function focusedNow(view: EditorView): void {
  last = view;
}

export const viewOf = (element: Element | null): EditorView | null => (element instanceof HTMLElement ? EditorView.findFromDOM(element) : null);

/** Names of the environments as the tabs or the phone's list show them, and the number of the open one. */
export function environments(): { names: string[]; active: number } {
  const tabs = [...document.querySelectorAll<HTMLElement>(".envs [data-env]")];
  if (!tabs.length) {
    const list = document.querySelector<HTMLSelectElement>(".env-select");
    return { names: [...(list?.options ?? [])].map((option) => option.text), active: list?.selectedIndex ?? 0 };
  }
  return { names: tabs.map((tab) => tab.dataset.env ?? ""), active: Math.max(0, tabs.findIndex((tab) => tab.getAttribute("aria-selected") === "true")) };
}
