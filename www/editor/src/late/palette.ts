// The command palette: every command, file, environment, object, value and helper by a few letters of its name; with the
// same list quick open, which is limited to files.
import { EditorView } from "@codemirror/view";
import * as m from "../../dist/messages";
import { commands } from "./commands";
import { chooseRow, element, fuzzy, hint, keys, marked, say, stepOf, stepped } from "./dom";
import { jump, leave } from "./history";
import { keyOf, shownKeys } from "./keys";
import { modal } from "./modal";
import { ask, type Answer, environments, focused, goToObject, openEnvironment, Wish } from "./page";

/** The kinds of entries. */
const groups = {
  recent: m.paletteRecent,
  commands: m.paletteCommands,
  objects: m.paletteObjects,
  values: m.paletteValues,
  files: m.paletteFiles,
  environments: m.paletteEnvironments,
  helpers: m.paletteHelpers,
  line: m.paletteLines,
};
type Group = keyof typeof groups;

interface Entry {
  group: Group;
  label: string;
  /** What it is called in English, for who looks for it so. */
  english: string;
  sub: string;
  keys: string;
  run(): void;
}

/** What a first letter limits the list to. */
const prefixes: Record<string, Group | undefined> = { ">": "commands", "@": "objects", "#": "values", "/": "files" };
/** Entries of a kind beside others, and alone. */
const FEW = 5;
const MANY = 100;

/** How long keys wait for what an early Enter chooses from, in milliseconds. */
const PATIENCE = 3_000;

/** What was chosen last. */
const recent: string[] = [];

function entries(contents: Answer | null): Entry[] {
  const { names, active } = environments();
  const made: Entry[] = [];
  const add = (group: Group, label: string, sub: string, run: () => void, key = "", english = "") => made.push({ group, label, english, sub, keys: key, run });
  for (const [path, line, column, text] of contents?.values ?? []) {
    add("values", path, text, () => jump("values.yaml", line, column, column + (path.split(".").pop()?.length ?? 0)));
  }
  for (const one of commands) if (one.now()) add("commands", one.title(), "", one.run, keyOf(one), one.name);
  for (const path of (contents?.files ?? []) as string[]) add("files", path, "", () => jump(path, 0, 0, 0));
  names.forEach((name, number) => add("environments", name, number === active ? m.paletteOpen() : "", () => openEnvironment(number), number < 9 ? `Alt+${number + 1}` : ""));
  (contents?.objects ?? []).forEach(([kind, name, source], number) =>
    add("objects", `${kind} ${name}`, source, () => {
      leave();
      goToObject(active, number, 0);
    }),
  );
  for (const [name, path, line, column] of contents?.templates ?? []) add("helpers", name, `${path}:${line + 1}`, () => jump(path, line, column, column));
  return made;
}

/** The entries that hold the words, the best first, kind by kind. */
function matches(list: Entry[], query: string, only: Group | ""): [Entry, number[]][] {
  const group = only || prefixes[query[0]] || "";
  const wanted = !only && prefixes[query[0]] ? query.slice(1) : query;
  if (!wanted.trim() && !group) {
    const last = recent.map((label) => list.find((entry) => entry.label === label)).filter((entry) => entry !== undefined);
    const rest = list.filter((entry) => entry.group === "commands" && !last.includes(entry));
    return [...last.map((entry): Entry => ({ ...entry, group: "recent" })), ...rest].map((entry) => [entry, []]);
  }
  const hits: { entry: Entry; at: number[]; score: number }[] = [];
  for (const entry of list) {
    if (group && entry.group !== group) continue;
    const hit = fuzzy(entry.label, wanted) ?? (fuzzy(entry.english, wanted) && { at: [], score: 0 });
    if (hit) hits.push({ entry, ...hit });
  }
  hits.sort((a, b) => b.score - a.score);
  const groups = new Map<string, typeof hits>();
  for (const hit of hits) {
    const own = groups.get(hit.entry.group) ?? [];
    if (own.length < (group ? MANY : FEW)) own.push(hit);
    groups.set(hit.entry.group, own);
  }
  return [...groups.values()].flat().map(({ entry, at }) => [entry, at]);
}

/** `:12` and `12` lead to that line. */
function line(query: string): Entry | null {
  const number = Number(/^:\s*(\d+)$/.exec(query)?.[1]);
  const view = focused();
  if (!number || !view) return null;
  const run = () => {
    leave();
    const { from } = view.state.doc.line(Math.min(number, view.state.doc.lines));
    view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
    view.focus();
  };
  return { group: "line", label: m.paletteLine({ line: number }), english: "", sub: "", keys: "", run };
}

/** What Enter waits for, where it came before what it chooses from. */
let waiting: Promise<unknown> | null = null;

/** Resolves when nothing is waited for. */
export async function found(): Promise<void> {
  await waiting;
}

/** Opens the list, with words that stand in its field at first. */
export async function openPalette(only: Group | "" = "", words = ""): Promise<void> {
  const input = element("input") as HTMLInputElement;
  input.value = words;
  input.placeholder = only ? m.paletteFile() : m.palette();
  input.spellcheck = false;
  input.setAttribute("aria-label", input.placeholder);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-expanded", "true");
  input.setAttribute("aria-controls", "pal-list");
  const list = element("ul", "pal__list");
  list.id = "pal-list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", m.paletteMatches());
  const help = only ? [] : [element("span", "grow"), element("span", "", m.palettePrefixes())];
  const foot = element("div", "pal__foot", hint("↑ ↓", m.keyChoose()), hint("Enter", m.keyGo()), ...help);
  const opener = focused();
  const active = document.activeElement as HTMLElement | null;
  const box = modal(input.placeholder, "pal", [element("div", "pal__in", input, ...keys("Esc")), list, foot], active === document.body ? (opener?.contentDOM ?? null) : active);
  input.focus();
  let made = entries(null);
  let shown: [Entry, number[]][] = [];
  let chosen = 0;
  const choose = (at: number) => {
    chosen = at;
    const rows = [...list.querySelectorAll('[role="option"]')];
    chooseRow(rows, at, input);
    if (at === 0) list.scrollTop = 0;
  };
  const take = (at: number) => {
    const entry = shown[at]?.[0];
    if (!entry) return;
    const before = recent.indexOf(entry.label);
    if (before >= 0) recent.splice(before, 1);
    recent.unshift(entry.label);
    recent.length = Math.min(recent.length, FEW);
    box.close();
    entry.run();
  };
  const draw = () => {
    const jumpTo = line(input.value);
    shown = jumpTo ? [[jumpTo, []]] : matches(made, input.value, only);
    const rows: Node[] = [];
    let group: Group | "" = "";
    shown.forEach(([entry, at], number) => {
      if (entry.group !== group) {
        const head = element("li", "pal__group", groups[entry.group]());
        head.setAttribute("role", "presentation");
        rows.push(head);
      }
      group = entry.group;
      const label = element("span", "", element("span", "", ...marked(entry.label, at)), " ", element("span", "sub", entry.sub));
      const row = element("li", "pal__row", label, element("span", "", ...(entry.keys ? keys(shownKeys(entry.keys)) : [])));
      row.id = `pal-${number}`;
      row.setAttribute("role", "option");
      row.onclick = () => take(number);
      row.onmousemove = () => chosen !== number && choose(number);
      rows.push(row);
    });
    if (!rows.length) rows.push(element("li", "pal__none", m.paletteNone()));
    list.replaceChildren(...rows);
    choose(0);
    say(m.paletteCount({ count: shown.length }));
  };
  let hasCome = () => {};
  let coming: Promise<void> | null = new Promise((resolve) => (hasCome = resolve));
  let eager = false;
  input.oninput = () => {
    eager = false;
    draw();
  };
  input.onkeydown = (event) => {
    const step = stepOf(event);
    if (step && shown.length) choose(stepped(chosen, step, shown.length));
    else if (event.key === "Enter" && coming && !shown.length) {
      eager = true;
      waiting = Promise.race([coming, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    } else if (event.key === "Enter") take(chosen);
    else return;
    event.preventDefault();
  };
  draw();
  const contents = await ask(Wish.Contents, "", environments().active);
  coming = null;
  hasCome();
  if (!contents || !box.box.isConnected) return;
  made = entries(contents);
  const at = chosen;
  draw();
  if (eager) return take(0);
  // The first commands stay where they are while the rest comes.
  if (!input.value) choose(Math.min(at, shown.length - 1));
}
