// The two editors of the page. The page holds the truth about which file is where; this keeps one
// EditorState per file, so that every file has its own undo history, selection and scroll place.
import { standardKeymap, history, historyKeymap, isolateHistory, undo } from "@codemirror/commands";
import { indentUnit } from "@codemirror/language";
import { Annotation, Compartment, EditorSelection, EditorState, type Extension, type StateEffect } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
} from "@codemirror/view";
import * as m from "../dist/messages";
import { findPath, pathAt } from "./follow";
import { languageOf } from "./language";
import { longLines } from "./long";
import { pointing } from "./pointing";
import { type Problem, MESSAGE_DELAY, position, problemExtension, problemsEffect } from "./problems";
import { shared } from "./shared";
import { tabKeys } from "./tab";
import { theme } from "./theme";
import { noNotes, type Notes, notesEffect, traceExtension } from "./trace";

/** Files longer than this (UTF-16 units) are shown without highlighting and not handed to the page on each key. */
const LARGE = 1_000_000;

interface Handlers {
  /** The text of a file changed. `text` is null for a large file; ask for it with `text(path)`. */
  change(path: string, text: string | null, length: number): void;
  fix(key: string): void;
  related(key: string, index: number): void;
  /** The focus went to a file. */
  cursor(path: string): void;
  /** What a line (from 0) does is to be explained; `pin` when that is to stay. */
  explain(path: string, line: number, pin: boolean): void;
  /** The pointer went away from the lines. */
  leave(): void;
  /** What the script of late/ asks for, which is fetched where `what` is FETCH: see late/page.ts. */
  assist(what: number, a: number, b: number, c: number, path: string, text: string): void;
  /** The note of that number at a line of the base was chosen. */
  override(index: number): void;
}

interface Pane {
  view: EditorView;
  path: string | null;
  /** The frame in which a file that was just shown gets its old scroll place. */
  frame: number;
}

interface Doc {
  state: EditorState;
  /** All of its lines end with CRLF: the editor knows only their breaks, and the file keeps its ends. */
  crlf: boolean;
  scroll: number;
  problems: Problem[];
  notes: Notes;
}

/** Marks transactions that the page itself asked for, so that they are not reported back as typing. */
const fromPage = Annotation.define<boolean>();

/** Whether nothing can be typed, as another tab changes the chart; the same in every file. */
const access = new Compartment();
let reading = false;

let handlers: Handlers | null = null;

/** What comes with the script of late/, once somebody is at work on the page: the same in every file. */
const late = new Compartment();
let extension: Extension = [];
/** That, and what another language than English adds. */
const added = () => [extension, window.chartroom.comments?.() ?? []];
let hear: ((json: string) => void) | null = null;
/** The key that was pressed before what it opens was there, and all that were pressed until these are done. */
const early: KeyboardEvent[] = [];
let fetched = false;
const FETCH = 9;
for (const name of ["keydown", "pointerdown"]) {
  // Before the editors hear of it: they would take Enter and Escape for their own.
  addEventListener(
    name,
    (event) => {
      const { key, ctrlKey, metaKey, target, isTrusted } = event as KeyboardEvent;
      if (!isTrusted) return;
      const opens = ctrlKey || metaKey ? /^[kpF]$/.test(key) || (/^[f ]$/.test(key) && (target as Element).closest(".cm-editor")) : key === "F1" || (key === "?" && target === document.body);
      if (!key) early.length = 0;
      else if (early.length || (!hear && opens)) {
        early.push(event as KeyboardEvent);
        event.preventDefault();
        event.stopImmediatePropagation();
      }
      fetchLate();
    },
    true,
  );
}
// Nothing comes of the keys then, and the next one has it tried again.
addEventListener("error", ({ target }) => {
  if (!/\/assist\.js/.test((target as HTMLScriptElement).src)) return;
  early.length = 0;
  fetched = false;
}, true);

/** Has the page fetch the script of late/. */
function fetchLate(): void {
  if (!handlers || fetched) return;
  fetched = true;
  handlers.assist(FETCH, 0, 0, 0, "", "");
}

const panes: (Pane | null)[] = [null, null];
const docs = new Map<string, Doc>();
/** What the page last said of all files, also of those that were not opened yet. */
let told: Record<string, Problem[]> = {};
let noted: Record<string, Notes> = {};
let lastKey = 0;
let timer = 0;

function paneOf(path: string): Pane | null {
  return panes.find((pane) => pane?.path === path) ?? null;
}

function stateOf(path: string): EditorState | undefined {
  return paneOf(path)?.view.state ?? docs.get(path)?.state;
}

const acts = {
  fix: (key: string) => handlers?.fix(key),
  related: (key: string, index: number) => handlers?.related(key, index),
};

/** What ends the lines of a file: any break where all are CRLF, else LF, so that a lone CR stays in sight. */
const ends = new Compartment();
const isCrlf = (text: string) => /\r\n/.test(text) && !/(^|[^\r])\n/.test(text);

/** The text of a file as it is stored. */
function stored(path: string, state: EditorState): string {
  const text = state.sliceDoc();
  return docs.get(path)?.crlf ? text.replaceAll("\n", "\r\n") : text;
}

function extensions(path: string, length: number, crlf: boolean): Extension {
  const large = length > LARGE;
  return [
    ends.of(crlf ? [] : EditorState.lineSeparator.of("\n")),
    access.of(EditorState.readOnly.of(reading)),
    EditorState.tabSize.of(2),
    indentUnit.of("  "),
    problemExtension(acts),
    traceExtension((index) => handlers?.override(index)),
    pointing({
      explain: (line, pin) => handlers?.explain(path, line, pin),
      leave: () => handlers?.leave(),
    }),
    history(),
    drawSelection(),
    highlightSpecialChars(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    EditorView.clipboardInputFilter.of((text) => text.replace(/\r\n?/g, "\n")),
    EditorView.contentAttributes.of(() => ({
      "aria-label": m.editorLabel({ path }),
      "data-path": path,
      // It can be typed in and is thereby reached; those who judge that do not all know.
      tabindex: "0",
      spellcheck: "false",
      autocorrect: "off",
      autocapitalize: "off",
    })),
    late.of(added()),
    tabKeys,
    keymap.of([
      {
        key: "F12",
        run: (view) => {
          handlers?.explain(path, view.state.doc.lineAt(view.state.selection.main.head).number - 1, true);
          return true;
        },
      },
    ]),
    keymap.of([...standardKeymap, ...historyKeymap]),
    EditorView.domEventHandlers({ beforeinput: typedOver }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) {
        lastKey = performance.now();
        if (!update.transactions.some((transaction) => transaction.annotation(fromPage))) report(path, update.state);
      }
      if (update.focusChanged && update.view.hasFocus) handlers?.cursor(path);
      if (update.selectionSet && update.view === panes[0]?.view) followSoon();
    }),
    theme,
    large ? [] : [languageOf(path), longLines],
  ];
}

/** Types over a selection itself: the browser would carry styles over into the line, which the page's policy refuses. */
function typedOver(event: InputEvent, view: EditorView): boolean {
  const text = event.data;
  const { from, to, empty } = view.state.selection.main;
  if (event.inputType !== "insertText" || text === null || empty || view.composing || view.state.readOnly) return false;
  event.preventDefault();
  const insert = () => view.state.update(view.state.replaceSelection(text), { userEvent: "input.type", scrollIntoView: true });
  if (!view.state.facet(EditorView.inputHandler).some((handler) => handler(view, from, to, text, insert))) view.dispatch(insert());
  return true;
}

let following = true;
let followed = 0;

/** Follows once the cursor rests for a moment, so that a held key scrolls nothing. */
function followSoon(): void {
  clearTimeout(followed);
  followed = window.setTimeout(() => panes[0] && follow(panes[0].view), 40);
}

/** Scrolls the base to the key that the cursor of the overlay stands in. */
function follow(view: EditorView): void {
  const base = panes[1];
  const path = panes[0]?.path;
  if (!following || !base?.path || !path || !/^values-[^/]*\.yaml$/.test(path)) return;
  if (view.state.doc.length > LARGE || base.view.state.doc.length > LARGE) return;
  const keys = pathAt(view.state.doc, view.state.doc.lineAt(view.state.selection.main.head).number);
  const number = keys.length ? findPath(base.view.state.doc, keys) : 0;
  if (number === 0) return;
  const line = base.view.state.doc.line(number);
  if (base.view.state.selection.main.head === line.from) return;
  base.view.dispatch({
    selection: { anchor: line.from },
    effects: EditorView.scrollIntoView(line.from, { y: "center" }),
  });
}

function report(path: string, state: EditorState): void {
  const length = state.doc.length;
  handlers?.change(path, length > LARGE ? null : stored(path, state), length);
}

function docOf(path: string, text: string): Doc {
  let doc = docs.get(path);
  if (!doc) {
    const crlf = isCrlf(text);
    doc = { state: EditorState.create({ doc: text, extensions: extensions(path, text.length, crlf) }), crlf, scroll: 0, problems: told[path] ?? [], notes: noted[path] ?? noNotes };
    docs.set(path, doc);
  }
  return doc;
}

function park(pane: Pane): void {
  const doc = pane.path === null ? undefined : docs.get(pane.path);
  if (!doc) return;
  doc.state = pane.view.state;
  doc.scroll = pane.view.scrollDOM.scrollTop;
}

function refresh(path: string, hold: boolean): void {
  const doc = docs.get(path);
  const pane = paneOf(path);
  if (doc && pane) pane.view.dispatch({ effects: problemsEffect(pane.view.state, doc.problems, hold) });
}

/** Opens the messages that were held back, once typing has paused. */
function later(): void {
  clearTimeout(timer);
  const wait = Math.max(0, lastKey + MESSAGE_DELAY - performance.now());
  timer = window.setTimeout(() => {
    for (const pane of panes) if (pane?.path) refresh(pane.path, false);
  }, wait);
}

/** Changes the extensions of all files. */
function configure(effects: StateEffect<unknown>): void {
  for (const [path, doc] of docs) {
    const pane = paneOf(path);
    if (pane) pane.view.dispatch({ effects });
    else doc.state = doc.state.update({ effects }).state;
  }
}

const api = {
  /** Puts editor `pane` (0 the upper, 1 the lower) into an element. */
  mount(pane: number, host: HTMLElement): void {
    panes[pane]?.view.destroy();
    panes[pane] = { view: new EditorView({ parent: host }), path: null, frame: 0 };
  },

  listen(on: Handlers): void {
    handlers = on;
    // A link to a line of the output; a folder of the disk; keys of Vim (late/choices.ts), which the first one is to be.
    if (/^.(at=|disk)/.test(location.search)) fetchLate();
    try {
      if (localStorage["chartroom.editing"].includes('"vim":true')) fetchLate();
    } catch {
      // Nothing was chosen, or the browser keeps nothing.
    }
  },

  /** Shows a file in a pane. `text` is used when the file was not open before. */
  show(pane: number, path: string, text: string): void {
    const target = panes[pane];
    if (!target || target.path === path) return;
    const other = paneOf(path);
    if (other) {
      // A file stands in one pane only: two histories of one text could not agree.
      park(other);
      other.path = null;
      other.view.setState(EditorState.create({}));
    }
    park(target);
    const doc = docOf(path, text);
    target.path = path;
    target.view.setState(doc.state);
    target.view.dispatch({ effects: [problemsEffect(doc.state, doc.problems, false), notesEffect(doc.notes)] });
    const top = doc.scroll;
    cancelAnimationFrame(target.frame);
    target.frame = requestAnimationFrame(() => target.view.scrollDOM.scrollTo(0, top));
  },

  /** Gives a file another text in one undoable step. */
  replace(path: string, text: string): void {
    const state = stateOf(path);
    if (!state) return;
    const doc = docs.get(path);
    const crlf = isCrlf(text);
    if (doc && doc.crlf !== crlf) {
      doc.crlf = crlf;
      const effects = ends.reconfigure(crlf ? [] : EditorState.lineSeparator.of("\n"));
      const pane = paneOf(path);
      if (pane) pane.view.dispatch({ effects });
      else doc.state = doc.state.update({ effects }).state;
    }
    const changes = { from: 0, to: state.doc.length, insert: stateOf(path)!.toText(text) };
    api.apply(path, changes);
  },

  /** Applies edits as one undoable step, and reports the outcome as if it were typed. */
  edit(path: string, edits: { line: number; column: number; endLine: number; endColumn: number; text: string }[], before?: string): void {
    // A file that was not open yet comes with its text.
    const state = stateOf(path) ?? (before === undefined ? null : docOf(path, before).state);
    if (!state) return;
    const changes = edits.map((edit) => ({
      from: position(state, edit.line, edit.column),
      to: position(state, edit.endLine, edit.endColumn),
      insert: edit.text,
    }));
    const pane = paneOf(path);
    if (pane) pane.view.dispatch({ changes, annotations: isolateHistory.of("full"), userEvent: "input.fix" });
    else {
      const doc = docs.get(path)!;
      doc.state = state.update({ changes, annotations: isolateHistory.of("full") }).state;
      report(path, doc.state);
    }
  },

  apply(path: string, changes: { from: number; to: number; insert: unknown }): void {
    const spec = { changes: changes as never, annotations: [fromPage.of(true), isolateHistory.of("full")] };
    const pane = paneOf(path);
    if (pane) pane.view.dispatch(spec);
    else {
      const doc = docs.get(path);
      if (doc) doc.state = doc.state.update(spec).state;
    }
  },

  shared,
  early,
  problemsOf: (path: string): Problem[] => docs.get(path)?.problems ?? [],

  /** Takes in what comes with the script of late/: for all editors, and for answers. */
  extend(more: Extension, heard: (json: string) => void): void {
    hear = heard;
    extension = more;
    configure(late.reconfigure(added()));
  },

  assist(what: number, a: number, b: number, c: number, path: string, text: string): void {
    handlers?.assist(what, a, b, c, path, text);
  },

  assisted(json: string): void {
    hear?.(json);
  },

  fix: (key: string): void => handlers?.fix(key),

  explain(path: string, line: number): void {
    handlers?.explain(path, line, true);
  },

  /** Takes the last step in a file back. */
  undo(path: string): void {
    const doc = docs.get(path);
    const pane = paneOf(path);
    if (pane) undo(pane.view);
    else if (doc) {
      undo({ state: doc.state, dispatch: (transaction) => (doc.state = transaction.state) });
      report(path, doc.state);
    }
  },

  /** Lets the base follow the overlay's cursor, or stay. */
  follow(on: boolean): void {
    following = on;
  },

  /** Lets nothing be typed into any file, or lets it again. What the page puts there is another matter. */
  readOnly(on: boolean): void {
    reading = on;
    configure(access.reconfigure(EditorState.readOnly.of(on)));
  },

  /** Drops a file and its history. */
  forget(path: string): void {
    const pane = paneOf(path);
    if (pane) {
      pane.path = null;
      pane.view.setState(EditorState.create({}));
    }
    docs.delete(path);
  },

  text(path: string): string {
    const state = stateOf(path);
    return state ? stored(path, state) : "";
  },

  /** The line that the cursor of a file stands in, from 0. */
  lineOf(path: string): number {
    const state = stateOf(path);
    return state ? state.doc.lineAt(state.selection.main.head).number - 1 : 0;
  },

  isOpen: (path: string) => docs.has(path),

  /** The lines of a file that all end with CRLF, which the editor counts as one letter; else nothing. */
  crlf: (path: string) => (docs.get(path)?.crlf ? (stateOf(path)?.doc ?? null) : null),

  /** Shows the problems of all files: an object of arrays by path. What is gone disappears at once. */
  problems(json: string): void {
    told = JSON.parse(json) as Record<string, Problem[]>;
    const hold = performance.now() - lastKey < MESSAGE_DELAY;
    for (const [path, doc] of docs) {
      doc.problems = told[path] ?? [];
      refresh(path, hold);
    }
    if (hold) later();
  },

  /** Shows letters and notes: an object by path. */
  notes(json: string): void {
    noted = JSON.parse(json) as Record<string, Notes>;
    for (const [path, doc] of docs) {
      const had = doc.notes;
      doc.notes = noted[path] ?? noNotes;
      if (JSON.stringify(had) !== JSON.stringify(doc.notes)) paneOf(path)?.view.dispatch({ effects: notesEffect(doc.notes) });
    }
  },

  /** Selects a range, scrolls it into view and takes the focus; without `focus` it only scrolls as far as needed. */
  reveal(path: string, line: number, column: number, endLine: number, endColumn: number, focus: boolean): void {
    const pane = paneOf(path);
    if (!pane) return;
    cancelAnimationFrame(pane.frame);
    const anchor = position(pane.view.state, line, column);
    const head = position(pane.view.state, endLine, endColumn);
    if (!focus) {
      pane.view.dispatch({ effects: EditorView.scrollIntoView(anchor, { y: "nearest", yMargin: 40 }) });
      return;
    }
    pane.view.dispatch({
      selection: EditorSelection.range(anchor, Math.max(anchor, head)),
      effects: EditorView.scrollIntoView(anchor, { y: "center" }),
    });
    pane.view.focus();
  },

  focus(path: string): void {
    paneOf(path)?.view.focus();
  },

  /** Empties a pane. */
  hide(pane: number): void {
    const target = panes[pane];
    if (!target) return;
    park(target);
    target.path = null;
    target.view.setState(EditorState.create({}));
  },
};

export type Editors = typeof api;

declare global {
  interface Window {
    chartroomEditor: Editors;
  }
}

// Problems come anew from the engine; what the editors say themselves is said again here.
addEventListener("chartroom-language", () => {
  configure(late.reconfigure(added()));
  for (const pane of panes) {
    const doc = docs.get(pane?.path ?? "");
    if (!pane || !doc) continue;
    pane.view.dispatch({ effects: notesEffect(noNotes) });
    pane.view.dispatch({ effects: notesEffect(doc.notes) });
  }
});

window.chartroomEditor = api;
