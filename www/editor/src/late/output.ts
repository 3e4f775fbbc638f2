// The output as an editor has it: a bar with the keys that lead to a line, lines and objects copied and downloaded, a link
// to a line, and a scroll place for each tab.
import * as m from "../../dist/messages";
import { button, element, say } from "./dom";
import { ask, sharePlace, Wish } from "./page";

/** A line of an object of the open environment, or of its values: these have no kind, and are number -1. */
interface At {
  object: number;
  kind: string;
  name: string;
  line: number;
}

const bar = element("div", "obar");
const path = element("span", "obar__path");
const [ofBoth, ofObjects, ofValues] = [1, 2, 3].map(() => element("span", "obar__acts"));
bar.append(path, ofBoth, ofObjects, ofValues);
bar.hidden = true;

let here: At | null = null;
/** The lines of an object as it is on screen, and as they may be taken away: with placeholders for random values. */
async function linesOf(object: number): Promise<{ shown: string[]; taken: string[] }> {
  const answer = await ask(object < 0 ? Wish.Values : Wish.Objects);
  const [, shown = "", taken = ""] = answer?.objects?.[Math.max(0, object)] ?? [];
  return { shown: shown.split("\n"), taken: taken.split("\n") };
}

function lineAt(target: EventTarget | null): At | null {
  const value = target instanceof Element ? target.closest<HTMLElement>("#output [data-value]") : null;
  if (value) return { object: -1, kind: "", name: "", line: Number(value.dataset.value) };
  const row = target instanceof Element ? target.closest<HTMLElement>("#output [data-line]") : null;
  const doc = row?.closest<HTMLElement>(".doc");
  if (!row || !doc) return null;
  return { object: Number(doc.dataset.object), kind: doc.dataset.kind ?? "", name: doc.dataset.name ?? "", line: Number(row.dataset.line) };
}

const lead = (line: string) => line.length - line.trimStart().length;

/** The keys, as they are written, and places in lists that lead to a line. */
export function stepsTo(lines: string[], number: number): (string | number)[] {
  const steps: (string | number)[] = [];
  // Keys and dashes count that stand further to the left than these columns.
  let [keys, dashes] = [Infinity, Infinity];
  for (let at = number; at >= 0 && keys > 0; at -= 1) {
    const line = lines[at] ?? "";
    if (!line.trim()) continue;
    const [, spaces, marks, key] = /^(\s*)((?:- +)*)(?:("[^"]*"|'[^']*'|[^\s#"'-][^:#]*?)\s*:(?=\s|$))?/.exec(line)!;
    const column = spaces.length + marks.length;
    if (key && column < keys) {
      steps.unshift(key);
      [keys, dashes] = [column, column];
    } else if (at === number && !marks) [keys, dashes] = [lead(line), lead(line)];
    for (const mark of [...marks.matchAll(/-/g)].reverse()) {
      const dash = spaces.length + mark.index;
      if (dash >= dashes) continue;
      steps.unshift(indexOf(lines, at, dash));
      // The key of a list may stand at the column of its dashes.
      [keys, dashes] = [dash + 1, dash];
    }
  }
  return steps;
}

/** `spec.template.spec.containers[0].image`. */
export const asPath = (steps: (string | number)[]): string => steps.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("").replace(/^\./, "");

const bare = (step: string | number) => (typeof step === "number" ? step : step.replace(/^(["'])(.*)\1$/, "$2"));

/** As a template reads a value: `.Values.a.b`, and with `index` from where a step is no word. */
export function asValue(steps: (string | number)[]): string {
  const plain = steps.map(bare);
  const words = plain.findIndex((step) => !/^[A-Za-z_]\w*$/.test(String(step)));
  const head = [".Values", ...plain.slice(0, words < 0 ? plain.length : words)].join(".");
  return words < 0 ? head : `(index ${head} ${plain.slice(words).map((step) => JSON.stringify(step)).join(" ")})`;
}

/** As `--set` takes it: `a.b[0].c`, with a backslash before what would end a key. */
export const asSet = (steps: (string | number)[]): string => asPath(steps.map(bare).map((step) => (typeof step === "number" ? step : step.replace(/[\\.,=[\]{}]/g, "\\$&"))));

/** Which item of its list the one is whose dash stands in a line. */
function indexOf(lines: string[], number: number, dash: number): number {
  let index = 0;
  for (let at = number - 1; at >= 0; at -= 1) {
    const line = lines[at];
    if (!line.trim()) continue;
    if (lead(line) < dash || (lead(line) === dash && !line.trimStart().startsWith("-"))) break;
    if (lead(line) === dash) index += 1;
  }
  return index;
}

async function tell(at: At): Promise<void> {
  here = at;
  const { shown } = await linesOf(at.object);
  if (here !== at) return;
  const line = at.line + 1;
  const where = at.object < 0 ? m.outputLine({ line }) : m.outputLineOf({ object: `${at.kind} ${at.name}`, line });
  path.replaceChildren(element("code", "", asPath(stepsTo(shown, at.line))), " ", element("span", "muted", where));
  ofObjects.hidden = at.object < 0;
  ofValues.hidden = at.object >= 0;
  bar.hidden = false;
}

function copy(text: string, what: string, shown = text): void {
  const done = () => say((text === shown ? m.copied : m.copiedPlaceholders)({ what }));
  navigator.clipboard.writeText(text).then(done, () => say(m.copyRefused()));
}

export async function copyLine(): Promise<void> {
  if (!here) return;
  const { line } = here;
  const { shown, taken } = await linesOf(here.object);
  copy(taken[line] ?? "", m.copiedLine(), shown[line]);
}

const copySteps = (written: (steps: (string | number)[]) => string) => async (): Promise<void> => {
  if (here) copy(written(stepsTo((await linesOf(here.object)).shown, here.line)), m.copiedPath());
};
export const copyPath = copySteps(asPath);
export const copyValue = copySteps(asValue);
export const copySet = copySteps(asSet);

export async function copyObject(): Promise<void> {
  if (!here) return;
  const { object, kind, name } = here;
  const { shown, taken } = await linesOf(object);
  copy(taken.join("\n"), `${kind} ${name}`, shown.join("\n"));
}

export async function download(): Promise<void> {
  if (!here) return;
  const { object, kind, name } = here;
  const { taken } = await linesOf(object);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([taken.join("\n")], { type: "application/yaml" }));
  link.download = `${kind.toLowerCase()}-${name}.yaml`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
}

/** Opens the dialog for sharing, with a link that leads to the line. */
export async function shareLine(): Promise<void> {
  if (here) sharePlace(here.object, here.line);
}

/** Whether a line of an object was chosen, or of the values. */
const inSight = (): boolean => here !== null && bar.isConnected && !bar.hidden;
export const chosen = (): boolean => inSight() && here!.object >= 0;
export const chosenValue = (): boolean => inSight() && here!.object < 0;

const rowOf = (at: At) => document.querySelector<HTMLElement>(`#output .doc[data-object="${at.object}"] [data-line="${at.line}"]`);
const foldOf = (row: Element | null) => row?.querySelector<HTMLElement>(".fold") ?? null;
const anyFold = () => document.querySelector<HTMLElement>("#output .doc[open] .fold");

/** Whether there is something to fold in the objects. */
export const folds = (): boolean => anyFold() !== null;

/** The row of what a row stands below, if that is drawn. */
function above(row: Element): Element | null {
  const place = (one: Element) => {
    const text = one.querySelector(".cm-line")?.textContent ?? "";
    return { column: lead(text), dash: text.trimStart().startsWith("- ") };
  };
  const own = place(row);
  for (let one = row.previousElementSibling; one; one = one.previousElementSibling) {
    if (!foldOf(one)) continue;
    const { column, dash } = place(one);
    // A list may stand at the column of its key.
    if (column < own.column || (column === own.column && own.dash && !dash)) return one;
  }
  return null;
}

/** Folds the part of a row, or else what it stands in, or unfolds its part; false where there is none. */
function turn(row: Element, open: boolean): boolean {
  const can = (one: Element) => foldOf(one)?.getAttribute("aria-expanded") === String(!open);
  const head = can(row) ? row : open ? null : above(row);
  if (head && can(head)) foldOf(head)?.click();
  return head !== null;
}

/** Folds or unfolds at the line that was chosen. */
export function turnHere(open: boolean): void {
  const row = here && rowOf(here);
  if (row) turn(row, open);
}

/** Folds all objects from a level on, 1 being their outermost keys; 0 unfolds them. */
export function foldLevel(level: number): void {
  const fold = anyFold();
  if (!fold) return;
  const focus = document.activeElement as HTMLElement | null;
  // The page takes it from there.
  fold.dataset.level = String(level);
  fold.click();
  delete fold.dataset.level;
  if (focus?.isConnected) focus.focus();
}

/** Where each tab was scrolled to. */
const places = new Map<string, number>();

function keepPlaces(panel: HTMLElement): void {
  let tab = panel.getAttribute("aria-labelledby") ?? "";
  panel.addEventListener("scroll", () => {
    if (panel.getAttribute("aria-labelledby") === tab) places.set(tab, panel.scrollTop);
  });
  new MutationObserver(() => {
    tab = panel.getAttribute("aria-labelledby") ?? "";
    const top = places.get(tab) ?? 0;
    // What is drawn slice by slice is as high as that only after a while.
    let left = 20;
    const place = () => {
      if (panel.getAttribute("aria-labelledby") !== tab) return;
      panel.scrollTop = top;
      if (Math.abs(panel.scrollTop - top) > 1 && (left -= 1) > 0) requestAnimationFrame(place);
    };
    place();
  }).observe(panel, { attributeFilter: ["aria-labelledby"] });
}

/** The bar and the explanation take room from the pane when they come: a chosen line that was in sight stays so. */
function keepInSight(panel: HTMLElement): void {
  let height = panel.clientHeight;
  new ResizeObserver(() => {
    const lost = height - panel.clientHeight;
    height = panel.clientHeight;
    if (!here || lost <= 0) return;
    const row = panel.querySelector(`.doc[data-object="${here.object}"] [data-line="${here.line}"]`);
    const [line, pane] = [row?.getBoundingClientRect(), panel.getBoundingClientRect()];
    if (line && line.top >= pane.top && line.bottom <= pane.bottom + lost) row?.scrollIntoView({ block: "nearest" });
  }).observe(panel);
}

export function watchOutput(): void {
  const host = document.querySelector("#out-bar");
  const panel = document.querySelector<HTMLElement>("#out-panel");
  if (!host || !panel) return;
  host.append(bar);
  keepPlaces(panel);
  keepInSight(panel);
  const act = (text: () => string, run: () => unknown, acts = ofObjects) => acts.append(button(text, "btn btn--sm", () => void run()));
  act(m.copyLine, copyLine, ofBoth);
  act(m.copyPath, copyPath);
  act(m.copyObject, copyObject);
  act(m.download, download);
  act(m.link, shareLine);
  act(m.copyValue, copyValue, ofValues);
  act(m.copySet, copySet, ofValues);
  for (const name of ["focusin", "click"]) {
    panel.addEventListener(name, ({ target, isTrusted }) => {
      const at = lineAt(target);
      // What this script presses itself chooses nothing.
      if (name === "click" && !isTrusted) return;
      // Under a pointer nothing may move before it is let go.
      if (at && (name === "click" || (target as Element).matches(":focus-visible"))) void tell(at);
    });
  }
  panel.addEventListener("keydown", (event) => {
    const row = event.target instanceof Element ? event.target.closest(".doc .row--out") : null;
    const bare = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    const level = event.ctrlKey && event.altKey && !event.shiftKey ? "][1234567".indexOf(event.key) : -1;
    let done = false;
    if (row && level >= 0) {
      foldLevel(level < 2 ? level : level - 1);
      done = true;
    } else if (row && bare && event.key === "ArrowLeft") done = turn(row, false);
    else if (row && bare && event.key === "ArrowRight") done = turn(row, true);
    if (done) return event.preventDefault();
    const plain = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "c";
    if (!plain || !lineAt(event.target) || String(document.getSelection() ?? "")) return;
    event.preventDefault();
    void copyLine();
  });
  // Of another tab or environment there is no line yet.
  new MutationObserver(() => {
    bar.hidden = true;
  }).observe(panel, { attributeFilter: ["aria-labelledby"] });
}
