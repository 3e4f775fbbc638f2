// The output as an editor has it: a bar with the keys that lead to a line, lines and objects copied and downloaded, a link
// to a line, and a scroll place for each tab.
import { button, element, say } from "./dom";
import { ask, sharePlace, Wish } from "./page";

/** A line of an object of the open environment. */
interface At {
  object: number;
  kind: string;
  name: string;
  line: number;
}

const bar = element("div", "obar");
const path = element("span", "obar__path");
const acts = element("span", "obar__acts");
bar.append(path, acts);
bar.hidden = true;

let here: At | null = null;
/** The lines of an object as it is on screen, and as they may be taken away: with placeholders for random values. */
async function linesOf(object: number): Promise<{ shown: string[]; taken: string[] }> {
  const answer = await ask(Wish.Objects);
  const [, shown = "", taken = ""] = answer?.objects?.[object] ?? [];
  return { shown: shown.split("\n"), taken: taken.split("\n") };
}

function lineAt(target: EventTarget | null): At | null {
  const row = target instanceof Element ? target.closest<HTMLElement>("#output [data-line]") : null;
  const doc = row?.closest<HTMLElement>(".doc");
  if (!row || !doc) return null;
  return { object: Number(doc.dataset.object), kind: doc.dataset.kind ?? "", name: doc.dataset.name ?? "", line: Number(row.dataset.line) };
}

const lead = (line: string) => line.length - line.trimStart().length;

/** The keys and places in lists that lead to a line: `spec.template.spec.containers[0].image`. */
export function pathTo(lines: string[], number: number): string {
  const steps: string[] = [];
  // Keys and dashes count that stand further to the left than these columns.
  let [keys, dashes] = [Infinity, Infinity];
  for (let at = number; at >= 0 && keys > 0; at -= 1) {
    const line = lines[at] ?? "";
    if (!line.trim()) continue;
    const [, spaces, marks, key] = /^(\s*)((?:- +)*)(?:("[^"]*"|'[^']*'|[^\s#"'-][^:#]*?)\s*:(?=\s|$))?/.exec(line)!;
    const column = spaces.length + marks.length;
    if (key && column < keys) {
      steps.unshift(`.${key}`);
      [keys, dashes] = [column, column];
    } else if (at === number && !marks) [keys, dashes] = [lead(line), lead(line)];
    for (const mark of [...marks.matchAll(/-/g)].reverse()) {
      const dash = spaces.length + mark.index;
      if (dash >= dashes) continue;
      steps.unshift(`[${indexOf(lines, at, dash)}]`);
      // The key of a list may stand at the column of its dashes.
      [keys, dashes] = [dash + 1, dash];
    }
  }
  return steps.join("").replace(/^\./, "");
}

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
  path.replaceChildren(element("code", "", pathTo(shown, at.line)), " ", element("span", "muted", `${at.kind} ${at.name}, line ${at.line + 1}`));
  bar.hidden = false;
}

function copy(text: string, what: string, shown = text): void {
  const done = () => say(text === shown ? `${what} copied.` : `${what} copied, with placeholders for random values.`);
  navigator.clipboard.writeText(text).then(done, () => say("The browser does not let the page copy."));
}

export async function copyLine(): Promise<void> {
  if (!here) return;
  const { line } = here;
  const { shown, taken } = await linesOf(here.object);
  copy(taken[line] ?? "", "Line", shown[line]);
}

export async function copyPath(): Promise<void> {
  if (here) copy(pathTo((await linesOf(here.object)).shown, here.line), "Path");
}

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

/** Whether a line of the output was chosen. */
export const chosen = (): boolean => here !== null && bar.isConnected && !bar.hidden;

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
  const act = (label: string, run: () => unknown) => acts.append(button(label, "btn btn--sm", () => void run()));
  act("Copy line", copyLine);
  act("Copy path", copyPath);
  act("Copy object", copyObject);
  act("Download", download);
  act("Link", shareLine);
  for (const name of ["focusin", "click"]) {
    panel.addEventListener(name, ({ target }) => {
      const at = lineAt(target);
      // Under a pointer nothing may move before it is let go.
      if (at && (name === "click" || (target as Element).matches(":focus-visible"))) void tell(at);
    });
  }
  panel.addEventListener("keydown", (event) => {
    const plain = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "c";
    if (!plain || !lineAt(event.target) || String(document.getSelection() ?? "")) return;
    event.preventDefault();
    void copyLine();
  });
  // Of another tab or environment there is no line yet.
  new MutationObserver(() => {
    if (panel.getAttribute("aria-labelledby") !== "tab-manifests") bar.hidden = true;
  }).observe(panel, { attributeFilter: ["aria-labelledby"] });
}
