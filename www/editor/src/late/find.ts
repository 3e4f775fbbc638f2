// Search in all files and in the open environment's output, and replacing in the files as one step.
import * as m from "../../dist/messages";
import { change, diff, type Edit, type FileChange } from "./changes";
import { button, element, field, hint, iconButton, label, marked, say, speaks, TAKE_BACK, toggle, worded } from "./dom";
import { jump, leave } from "./history";
import { modal } from "./modal";
import { ask, editors, environments, focused, goToObject, Wish } from "./page";

/** Lines that are listed at most. */
const MOST = 1_000;
/** How long no key may have been pressed, in milliseconds. */
const REST = 120;
/** What the panel takes, in pixels: the tree's column and some of the editors'. */
const WIDTH = 336;

interface Hit {
  line: number;
  /** First and last columns. */
  at: [number, number][];
  text: string;
}

const panel = element("aside", "seek pane");
speaks(panel, m.findInAll, label);
panel.hidden = true;
const count = element("span", "muted");
count.setAttribute("role", "status");
const input = field(m.findInAll);
const by = field(m.findReplaceWith);
const exact = toggle("Aa", m.findCase, search);
const whole = toggle("ab", m.findWords, search);
const replace = button(m.findReplaceAll, "btn btn--line btn--sm", replaceAll);
const shut = iconButton("✕", m.findClose, close);
const results = element("div", "seek__list");
panel.append(
  element("div", "pane__head", worded("b", "", m.findTitle), count, element("span", "grow"), shut),
  element("div", "seek__form", element("div", "", input, exact, whole), element("div", "", by, replace)),
  results,
);
document.body.append(panel);

let texts: [string, string][] = [];
let objects: string[][] = [];
let timer = 0;
let hitFiles: [string, string, Hit[]][] = [];

function close(): void {
  panel.hidden = true;
  document.documentElement.removeAttribute("data-seek");
  focused()?.focus();
}

/** Opens the panel, with what is selected. */
export async function openFind(): Promise<void> {
  const view = focused();
  const chosen = view?.hasFocus ? view.state.sliceDoc(view.state.selection.main.from, view.state.selection.main.to) : "";
  if (chosen && !chosen.includes("\n")) input.value = chosen;
  const tree = document.querySelector(".tree")?.getBoundingClientRect();
  const beside = document.querySelector(".recipe")?.getBoundingClientRect();
  const column = tree && tree.left >= 0 ? tree.right : 0;
  document.documentElement.style.setProperty("--seek-room", `${Math.max(0, WIDTH - column)}px`);
  document.documentElement.style.setProperty("--seek-top", `${beside?.bottom ?? 84}px`);
  document.documentElement.setAttribute("data-seek", "");
  panel.hidden = false;
  input.focus();
  input.select();
  await refresh();
}

/** Gets the texts as they are now. */
async function refresh(): Promise<void> {
  const answer = await ask(Wish.Texts, "", environments().active);
  if (!answer) return;
  texts = (answer.files as [string, string][]).map(([path, text]) => [path, editors.isOpen(path) ? editors.text(path) : text]);
  texts.sort(([a], [b]) => rank(a) - rank(b));
  objects = answer.objects ?? [];
  search();
}

/** Layers first, then templates, then the rest. */
function rank(path: string): number {
  if (path === "values.yaml") return 0;
  if (/^[^/]*values[^/]*\.ya?ml$/.test(path)) return 1;
  if (path.startsWith("templates/")) return 2;
  return path.includes("/") ? 4 : 3;
}

function search(): void {
  clearTimeout(timer);
  const wanted = input.value;
  const capitals = exact.getAttribute("aria-pressed") === "true";
  const words = whole.getAttribute("aria-pressed") === "true";
  hitFiles = [];
  let total = 0;
  const output: [number, string, Hit[]][] = [];
  if (wanted) {
    for (const [path, text] of texts) {
      const hits = hitsIn(text, wanted, capitals, words, MOST - total);
      total += hits.length;
      if (hits.length) hitFiles.push([path, text, hits]);
    }
    objects.forEach(([name, text], number) => {
      const hits = hitsIn(text, wanted, capitals, words, MOST - total);
      total += hits.length;
      if (hits.length) output.push([number, name, hits]);
    });
  }
  const files = hitFiles.length + (output.length ? 1 : 0);
  count.textContent = wanted ? m.findLines({ limited: total === MOST, lines: total, files: hitFiles.length, output: output.length > 0 }) : "";
  replace.disabled = !hitFiles.length || total === MOST;
  const { names, active } = environments();
  results.replaceChildren(
    ...hitFiles.map(([path, , hits]) => group(path, hits, (hit) => jump(path, hit.line, hit.at[0][0], hit.at[0][1]))),
    ...output.map(([number, name, hits]) =>
      group(m.findOutput({ object: name, environment: names[active] ?? "" }), hits, (hit) => {
        leave();
        goToObject(active, number, hit.line);
      }),
    ),
  );
  if (wanted && !files) results.append(element("p", "pal__none", m.findNothing()));
}

function hitsIn(text: string, wanted: string, capitals: boolean, words: boolean, most: number): Hit[] {
  const [all, want] = capitals ? [text, wanted] : [text.toLowerCase(), wanted.toLowerCase()];
  // Small letters of some scripts take another length; then capitals count.
  const low = all.length === text.length ? all : text;
  const hits: Hit[] = [];
  const letter = /[\p{L}\p{N}_]/u;
  let line = 0;
  let start = 0;
  for (let at = low.indexOf(want); at >= 0 && hits.length < most; at = low.indexOf(want, at + want.length)) {
    if (words && (letter.test(text[at - 1] ?? "") || letter.test(text[at + want.length] ?? ""))) continue;
    for (let next = text.indexOf("\n", start); next >= 0 && next < at; next = text.indexOf("\n", start)) {
      line += 1;
      start = next + 1;
    }
    const end = text.indexOf("\n", at);
    const place: [number, number] = [at - start, at - start + want.length];
    const last = hits[hits.length - 1];
    if (last?.line === line) last.at.push(place);
    else hits.push({ line, at: [place], text: text.slice(start, end < 0 ? undefined : end) });
  }
  return hits;
}

function group(name: string, hits: Hit[], go: (hit: Hit) => void): HTMLElement {
  const rows = hits.map((hit) => {
    // Of a long line what is around the first place is shown.
    const from = Math.max(0, hit.at[0][0] - 60);
    const text = hit.text.slice(from, from + 240);
    const lead = text.length - text.trimStart().length;
    const at = hit.at.flatMap(([a, b]) => Array.from({ length: b - a }, (_, number) => a + number - from - lead)).filter((place) => place >= 0 && place < text.length);
    const row = element("button", "seek__hit", element("i", "", String(hit.line + 1)), element("span", "", ...marked(text.trimStart(), at))) as HTMLButtonElement;
    row.type = "button";
    row.onclick = () => go(hit);
    return row;
  });
  const made = element("details", "", element("summary", "", element("b", "", name), " ", element("span", "muted", String(hits.length))), ...rows) as HTMLDetailsElement;
  made.open = true;
  return made;
}

function replaceAll(): void {
  if (focused()?.state.readOnly) return say(m.reading());
  const files: FileChange[] = hitFiles.map(([path, before, hits]) => ({
    path,
    before,
    edits: hits.flatMap(({ line, at }) => at.map(([from, to]): Edit => [line, from, to, by.value])),
  }));
  const places = files.reduce((sum, file) => sum + file.edits.length, 0);
  const go = element("button", "btn btn--primary", m.findReplacePlaces({ count: places })) as HTMLButtonElement;
  const foot = element("div", "pal__foot", hint("Enter", m.keyReplace), hint("Esc", m.keyClose), element("span", "grow"), go);
  const box = modal(m.findReplaceInAll(), "pal", [element("div", "pal__in", element("b", "", m.findReplaceWhat({ text: input.value, by: by.value }))), element("div", "pal__list", diff(files, [])), foot], replace);
  go.onclick = () => {
    const did = change(files, []);
    box.close();
    say(did ? m.findReplaced({ files: files.length, key: TAKE_BACK }) : m.findReplaceChanged());
    void refresh();
  };
  go.focus();
}

input.oninput = () => {
  clearTimeout(timer);
  timer = window.setTimeout(search, REST);
};
input.onkeydown = (event) => {
  if (event.key === "Enter") void refresh();
};
panel.onkeydown = (event) => {
  if (event.key === "Escape") {
    close();
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  const step = ({ ArrowDown: 1, ArrowUp: -1 } as Record<string, number>)[event.key];
  if (!step) return;
  const stops = [input, ...panel.querySelectorAll<HTMLElement>("details[open] > .seek__hit")];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  stops[Math.max(0, Math.min(stops.length - 1, at + step))]?.focus();
  event.preventDefault();
};
