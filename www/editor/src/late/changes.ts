// Changes of several files that are one step: shown before as a diff, taken back at once by Ctrl+Z in any of them.
import { EditorView, keymap } from "@codemirror/view";
import { type Extension, Prec } from "@codemirror/state";
import { element, say } from "./dom";
import { editors, pathOf, setEntry } from "./page";

/** Line, first and last column, text that is put there. */
export type Edit = [number, number, number, string];

export interface FileChange {
  path: string;
  before: string;
  edits: Edit[];
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

export function diff(files: FileChange[], sets: SetChange[]): HTMLElement {
  const box = element("div", "chg");
  let left = MOST;
  const pair = (number: string, before: string, after: string) => {
    if (left-- <= 0) return;
    box.append(element("div", "chg__del", element("i", "", number), "− ", before), element("div", "chg__add", element("i", "", number), "+ ", after));
  };
  for (const { path, before, edits } of files) {
    box.append(element("h3", "", path));
    const lines = before.split("\n");
    for (const number of new Set(edits.map(([line]) => line))) {
      const own = edits.filter(([line]) => line === number);
      pair(String(number + 1), lines[number] ?? "", applied(lines[number] ?? "", own));
    }
  }
  if (sets.length) box.append(element("h3", "", "--set"));
  for (const [, , name, before, after] of sets) pair(name, before, after);
  if (left < 0) box.append(element("p", "", `and ${-left} more lines`));
  return box;
}

interface Done {
  /** Texts after the change, by path. */
  after: Map<string, string>;
  sets: SetChange[];
}

let done: Done | null = null;

/** Does the changes; false when a file is not any more what they were made for. */
export function change(files: FileChange[], sets: SetChange[]): boolean {
  const open = (path: string) => editors.text(path);
  if (files.some(({ path, before }) => editors.isOpen(path) && open(path) !== before)) return false;
  for (const { path, before, edits } of files) {
    const list = edits.map(([line, column, endColumn, text]) => ({ line, column, endLine: line, endColumn, text }));
    editors.edit(path, list, before);
  }
  for (const [environment, entry, , , after] of sets) setEntry(environment, entry, after);
  done = { after: new Map(files.map(({ path }) => [path, open(path)])), sets };
  return true;
}

function undo(view: EditorView): boolean {
  const path = pathOf(view);
  const last = done;
  if (!last?.after.has(path) || editors.text(path) !== last.after.get(path)) return false;
  done = null;
  let count = 0;
  for (const [other, text] of last.after) {
    if (editors.text(other) !== text) continue;
    editors.undo(other);
    count += 1;
  }
  for (const [environment, entry, , before] of last.sets) setEntry(environment, entry, before);
  say(`Taken back in ${count} ${count === 1 ? "file" : "files"}.`);
  return true;
}

export const together: Extension = Prec.highest(keymap.of([{ key: "Mod-z", run: undo }]));
