// Changes of several files that are one step: shown before as a diff, taken back at once by Ctrl+Z in any of them.
import { EditorView, keymap } from "@codemirror/view";
import { type Extension, Prec } from "@codemirror/state";
import * as m from "../../dist/messages";
import { element, say } from "./dom";
import { type Answer, editors, pathOf, setEntry, setLayers } from "./page";

/** Line, first and last column, text that is put there, and the line of the last column where it is another. */
export type Edit = [number, number, number, string, number?];

export interface FileChange {
  path: string;
  before: string;
  edits: Edit[];
}

/** The changes of files that an answer tells. */
export function changesOf({ files = [] }: Answer): FileChange[] {
  return (files as [string, string, string, Edit[]][]).map(([path, before, , edits]) => ({ path, before, edits }));
}

/** A `--set` entry: numbers of its environment and of the entry, name of the environment, text before and after. */
export type SetChange = [number, number, string, string, string];

/** Lines of a diff that are shown at most. */
const MOST = 400;

/** The text with the edits of each line put in. */
function applied(line: string, edits: Edit[]): string {
  let text = line;
  for (const [, from, to, insert] of [...edits].sort((a, b) => b[1] - a[1])) text = text.slice(0, from) + insert + text.slice(to);
  return text;
}

export function diff(files: FileChange[], sets: SetChange[], { made = [], layers = [] }: Partial<Answer> = {}): HTMLElement {
  const box = element("div", "chg");
  let left = MOST;
  const pair = (number: string, before: string, after: string) => {
    if (left-- <= 0) return;
    const [old, now] = [before, after].map((text) => (text ? text.split("\n") : []));
    // Lines that stay at both ends are not told.
    let first = Number(number);
    while (old.length && now.length && old[0] === now[0] && old.length + now.length > 2) {
      first += 1;
      [old, now].forEach((side) => side.shift());
    }
    while (old.length && now.length && old[old.length - 1] === now[now.length - 1]) [old, now].forEach((side) => side.pop());
    for (const [sign, side, name] of [["− ", old, "chg__del"], ["+ ", now, "chg__add"]] as const) {
      for (const [at, text] of side.entries()) box.append(element("div", name, element("i", "", first ? String(first + at) : number), sign, text));
    }
  };
  for (const { path, before, edits } of files) {
    box.append(element("h3", "", path));
    const lines = before.split("\n");
    for (const number of new Set(edits.map(([line]) => line))) {
      const own = edits.filter(([line]) => line === number);
      const last = Math.max(...own.map((edit) => edit[4] ?? number));
      const old = lines.slice(number, last + 1).join("\n");
      // Columns of the last line count from the start of the first one here.
      const rest = old.length - (lines[last] ?? "").length;
      const flat = own.map(([line, from, to, text, end]): Edit => [line, from, end && end > line ? rest + to : to, text]);
      pair(String(number + 1), old, applied(old, flat));
    }
  }
  if (sets.length) box.append(element("h3", "", "--set"));
  for (const [, , name, before, after] of sets) pair(name, before, after);
  for (const [path, text] of made) {
    box.append(element("h3", "", m.newFile({ path })));
    for (const [at, line] of text.trimEnd().split("\n").entries()) pair(String(at + 1), "", line || " ");
  }
  for (const [name, before, after] of layers) {
    box.append(element("h3", "", m.layersOf({ environment: name })));
    pair("", before, after);
  }
  if (left < 0) box.append(element("p", "", m.moreLines({ count: -left })));
  return box;
}

interface Done {
  /** Texts after the change, by path. */
  after: Map<string, string>;
  sets: SetChange[];
  /** The page takes it back, with the layers that changed. */
  page?: boolean;
}

let done: Done | null = null;

/** Whether the files are still what changes were made for. */
const fresh = (files: FileChange[]): boolean => files.every(({ path, before }) => !editors.isOpen(path) || editors.text(path) === before);

/** Does the changes; false when a file is not any more what they were made for. */
export function change(files: FileChange[], sets: SetChange[]): boolean {
  const open = (path: string) => editors.text(path);
  if (!fresh(files)) return false;
  for (const { path, before, edits } of files) {
    const list = edits.map(([line, column, endColumn, text, endLine = line]) => ({ line, column, endLine, endColumn, text }));
    editors.edit(path, list, before);
  }
  for (const [environment, entry, , , after] of sets) setEntry(environment, entry, after);
  done = { after: new Map(files.map(({ path }) => [path, open(path)])), sets };
  return true;
}

/** Does changes of files and of the layers of environments; false likewise. */
export function changeLayers({ state = "", files = [] }: Answer, changed: FileChange[]): boolean {
  if (!fresh(changed)) return false;
  setLayers(state);
  done = { after: new Map((files as string[][]).map(([path, , after]) => [path ?? "", after ?? ""])), sets: [], page: true };
  return true;
}

/** Takes a change of several files back, if it was the last thing done to this one. */
export function undoTogether(view: EditorView): boolean {
  const path = pathOf(view);
  const last = done;
  if (!last?.after.has(path) || editors.text(path) !== last.after.get(path)) return false;
  done = null;
  if (last.page) {
    const undo = document.querySelector<HTMLElement>("[data-undo-step]");
    undo?.click();
    return !!undo;
  }
  let count = 0;
  for (const [other, text] of last.after) {
    if (editors.text(other) !== text) continue;
    editors.undo(other);
    count += 1;
  }
  for (const [environment, entry, , before] of last.sets) setEntry(environment, entry, before);
  say(m.takenBack({ count }));
  return true;
}

export const together: Extension = Prec.highest(keymap.of([{ key: "Mod-z", run: undoTogether }]));
