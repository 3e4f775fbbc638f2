// Elements, and texts in them. Nothing that comes from a chart is ever read as markup.

export function element(name: string, className = "", ...content: (string | Node)[]): HTMLElement {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

/** Sets code that stands in backticks, or two where it holds one. */
export function prose(text: string): (string | Node)[] {
  return text.split(/(``.+?``|`[^`]+`)/).map((part) => {
    const found = /^``(.+)``$|^`([^`]+)`$/.exec(part);
    return found ? element("code", "", (found[1] ?? found[2]).trim()) : part;
  });
}

/** A label with the letters marked that were looked for. */
export function marked(label: string, at: number[]): (string | Node)[] {
  const parts: (string | Node)[] = [];
  let done = 0;
  for (let next = 0; next < at.length; ) {
    const from = at[next];
    let to = from + 1;
    for (next += 1; next < at.length && at[next] === to; next += 1) to += 1;
    parts.push(label.slice(done, from), element("mark", "", label.slice(from, to)));
    done = to;
  }
  parts.push(label.slice(done));
  return parts;
}

export const apple = /Mac|iP(hone|ad|od)/.test(navigator.platform);

/** Keys as people read them: `Ctrl+Shift+F` in boxes, ⌘ where that is the key. */
export function keys(text: string): Node[] {
  return text.split(" ").map((key) => element("kbd", "", apple ? key.replace("Ctrl", "⌘").replace("Alt", "⌥") : key));
}

/** A text; a message stands for what it says in the language that is chosen by then. */
export type Said = string | (() => string);

/** The texts of elements that stay while the language changes. */
const spoken = new Set<[WeakRef<HTMLElement>, (made: HTMLElement) => void]>();

/** Puts a text into an element, and puts it anew when another language is chosen. */
export function speaks<E extends HTMLElement>(made: E, text: Said, put: (made: E, text: string) => void): E {
  if (typeof text === "string") put(made, text);
  else {
    put(made, text());
    spoken.add([new WeakRef<HTMLElement>(made), (one) => put(one as E, text())]);
  }
  return made;
}

/** Says everything in the language that is chosen now. */
export function speakAgain(): void {
  for (const one of spoken) {
    const made = one[0].deref();
    if (made) one[1](made);
    else spoken.delete(one);
  }
}

const put = (made: HTMLElement, text: string) => void (made.textContent = text);
export const label = (made: HTMLElement, text: string) => made.setAttribute("aria-label", text);

/** An element that holds a text only. */
export const worded = (name: string, className: string, text: Said): HTMLElement => speaks(element(name, className), text, put);

export function hint(key: string, text: Said): HTMLElement {
  return element("span", "", ...keys(key).flatMap((one) => [one, " "]), worded("span", "", text));
}

export function button(text: Said, className: string, run: () => void): HTMLButtonElement {
  const made = worded("button", className, text) as HTMLButtonElement;
  made.type = "button";
  made.onclick = run;
  return made;
}

/** A button that shows a sign, and is named for those who do not see it. */
export function iconButton(sign: string, title: Said, run: () => void): HTMLButtonElement {
  return speaks(button(sign, "btn btn--icon btn--sm", run), title, (made, text) => {
    made.title = text;
    label(made, text.replace(/ ?[(（].*/, ""));
  });
}

/** A button that is on or off. */
export function toggle(text: string, title: Said, changed: () => void, on = false): HTMLButtonElement {
  const made = button("", "tog", () => {
    made.setAttribute("aria-pressed", String(made.getAttribute("aria-pressed") !== "true"));
    changed();
  });
  made.setAttribute("aria-pressed", String(on));
  const sign = element("span", "", text);
  sign.setAttribute("aria-hidden", "true");
  made.append(sign, worded("span", "vh", title));
  return speaks(made, title, (made, text) => void (made.title = text));
}

export function field(text: Said, value = ""): HTMLInputElement {
  const made = element("input", "input") as HTMLInputElement;
  made.value = value;
  made.spellcheck = false;
  return speaks(made, text, (made, text) => {
    made.placeholder = text;
    label(made, text);
  });
}

/** Keys as a sentence names them. */
export const TAKE_BACK = apple ? "⌘Z" : "Ctrl+Z";

/** Says something to those who listen to the page. */
const live = element("div", "vh");
live.setAttribute("role", "status");
document.body.append(live);
export function say(text: string): void {
  live.textContent = text;
}

/** Says something to everybody: in sight for a while. */
const note = element("div", "told");
note.setAttribute("aria-hidden", "true");
note.hidden = true;
document.body.append(note);
let noted = 0;
export function tell(text: string): void {
  say(text);
  note.textContent = text;
  note.hidden = false;
  clearTimeout(noted);
  noted = window.setTimeout(() => (note.hidden = true), 4_000);
}

/** How far a key goes in a list. */
export function stepOf(event: KeyboardEvent): number | undefined {
  return ({ ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 } as Record<string, number>)[event.key];
}

/** The row that a step leads to: single ones go round, longer ones stop at the ends. */
export function stepped(at: number, step: number, count: number): number {
  return Math.abs(step) > 1 ? Math.max(0, Math.min(count - 1, at + step)) : (at + step + count) % count;
}

/** Marks one of the rows of a list, and tells it to what has the focus meanwhile. */
export function chooseRow(rows: Element[], at: number, focus: Element): void {
  rows.forEach((row, number) => row.setAttribute("aria-selected", String(number === at)));
  rows[at]?.scrollIntoView({ block: "nearest" });
  focus.setAttribute("aria-activedescendant", rows[at]?.id ?? "");
}

/** Puts a box below a place of the window, or above it where there is more room, and within bounds: the window's or an editor's. */
export function beside(box: HTMLElement, at: { left: number; top: number; bottom: number }, bounds?: DOMRect): void {
  const { offsetWidth, offsetHeight } = box;
  const above = at.bottom + offsetHeight + 8 > innerHeight && at.top > innerHeight - at.bottom;
  const room = bounds && bounds.width > offsetWidth + 16 ? bounds.right : innerWidth;
  box.style.left = `${Math.max(8, Math.min(at.left, room - offsetWidth - 8))}px`;
  box.style.top = `${above ? Math.max(4, at.top - offsetHeight - 4) : at.bottom + 4}px`;
}

/** How well a text holds what is looked for: the places of its letters and a score, higher for whole words and beginnings. */
export function fuzzy(text: string, wanted: string): { at: number[]; score: number } | null {
  const [low, want] = [text.toLowerCase(), wanted.toLowerCase().replace(/\s+/g, " ").trim()];
  if (!want) return { at: [], score: 0 };
  const starts = (at: number) => at === 0 || /[^\p{L}\p{N}]/u.test(text[at - 1]) || (/\p{Lu}/u.test(text[at]) && !/\p{Lu}/u.test(text[at - 1]));
  let whole = low.indexOf(want);
  if (whole >= 0) {
    for (let next = whole; next >= 0; next = low.indexOf(want, next + 1)) {
      if (!starts(next)) continue;
      whole = next;
      break;
    }
    const score = 1000 + (starts(whole) ? 200 : 0) + (whole === 0 ? 100 : 0) + (low === want ? 300 : 0) - text.length;
    return { at: Array.from(want, (_, number) => whole + number), score };
  }
  return scattered(low, want, starts) ?? scattered(low, want, () => false);
}

/** The letters one by one; the beginning of a word is what is meant where there is one. */
function scattered(low: string, want: string, starts: (at: number) => boolean): { at: number[]; score: number } | null {
  const at: number[] = [];
  let score = 0;
  for (const char of want) {
    if (char === " ") continue;
    const from = (at[at.length - 1] ?? -1) + 1;
    const first = low.indexOf(char, from);
    if (first < 0) return null;
    let found = first;
    for (let next = first; next > from; next = low.indexOf(char, next + 1)) {
      if (!starts(next)) continue;
      found = next;
      break;
    }
    score += found === from ? 12 : starts(found) ? 10 : 1;
    at.push(found);
  }
  return { at, score: score - low.length / 10 };
}
