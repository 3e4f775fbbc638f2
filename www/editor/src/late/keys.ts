// Keys of commands as the reader has them: a key of their own stands for the one a command has at first.
import { choices, choose } from "./choices";
import { commands } from "./commands";
import { button, element, field, keys, say } from "./dom";
import { modal } from "./modal";
import { focused } from "./page";

/** The name of a key that was pressed: `Ctrl+Shift+F`; empty for one that only goes with others. */
export function nameOf(event: KeyboardEvent): string {
  const { key } = event;
  if (["Control", "Shift", "Alt", "Meta", "AltGraph", "Dead", "Process"].includes(key)) return "";
  const parts = [];
  if (event.ctrlKey || event.metaKey) parts.push("Ctrl");
  if (event.altKey) parts.push("Alt");
  if (event.shiftKey) parts.push("Shift");
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  return [...parts, digit ?? (key === " " ? "Space" : key.length === 1 ? key.toUpperCase() : key)].join("+");
}

/** The same name for the same key, however it is written. */
function normal(name: string): string {
  const parts = name.split("+");
  const last = parts.pop() || "+";
  const order = ["Ctrl", "Alt", "Shift"].filter((part) => parts.includes(part));
  return [...order, last.length === 1 ? last.toUpperCase() : last].join("+");
}

/** The key of a command now. */
export const keyOf = (title: string, first: string): string => choices.keys[title] ?? first;

/** Does what a key of the reader's own stands for. True where the key is not to be seen by anything else. */
export function ownKey(event: KeyboardEvent): boolean {
  // What a command presses itself is not the reader's.
  if (!event.isTrusted || !Object.keys(choices.keys).length) return false;
  const name = nameOf(event);
  if (!name) return false;
  const own = commands.find((one) => choices.keys[one.title] && normal(choices.keys[one.title]) === name);
  if (own) {
    own.run();
    return true;
  }
  // What a command had at first does nothing once it has another.
  return commands.some((one) => choices.keys[one.title] !== undefined && one.keys && normal(one.keys) === name);
}

/** All keys, with a search, and a way to change them. */
export function openKeys(): void {
  const input = field("Search keys");
  const list = element("div", "pal__list kys");
  const foot = element("div", "pal__foot");
  // Once pressed, it takes itself back.
  let before: Record<string, string> | null = null;
  const reset = button("All as at first", "btn btn--line btn--sm", () => {
    const back = before;
    before = back ? null : { ...choices.keys };
    choose({ keys: back ?? {} });
    draw();
    say(back ? "Your keys are back." : "All keys are as at first.");
  });
  foot.append(element("span", "", "A key is changed by a click on it, then the new key. Backspace takes it away."), element("span", "grow"), reset);
  const opener = document.activeElement === document.body ? focused()?.contentDOM : null;
  const box = modal("Keys", "pal", [element("div", "pal__in", input, ...keys("Esc")), list, foot], opener ?? null);
  const draw = () => {
    const wanted = input.value.toLowerCase().split(/\s+/);
    if (Object.keys(choices.keys).length) before = null;
    reset.textContent = before ? "Undo" : "All as at first";
    reset.disabled = !before && !Object.keys(choices.keys).length;
    let group = "";
    const rows: HTMLElement[] = [];
    const all = [...commands, ...others];
    const groups = [...new Set(all.map((one) => one.group))];
    all.sort((a, b) => groups.indexOf(a.group) - groups.indexOf(b.group));
    for (const one of all) {
      const own = "fixed" in one ? one.keys : keyOf(one.title, one.keys);
      const text = `${one.title} ${own}`.toLowerCase();
      if (!wanted.every((word) => text.includes(word))) continue;
      if (one.group !== group) rows.push(element("div", "pal__group", one.group));
      group = one.group;
      const row = element("div", "kys__row", element("span", "", one.title));
      if ("fixed" in one) row.append(element("span", "", ...own.split(", ").flatMap((part) => [...keys(part), " "])));
      else {
        const again = () => {
          draw();
          list.querySelector<HTMLElement>(`[data-title=${JSON.stringify(one.title)}]`)?.focus();
        };
        row.append(changer(one.title, own, again));
      }
      rows.push(row);
    }
    if (!rows.length) rows.push(element("p", "pal__none", "No command has these letters."));
    list.replaceChildren(...rows);
  };
  input.oninput = draw;
  draw();
  if (box.box.isConnected) input.focus();
}

/** A button that shows a key and takes another. */
function changer(title: string, own: string, changed: () => void): HTMLButtonElement {
  const show = own ? keys(shownKeys(own)) : [element("span", "muted", "none")];
  const made = button("", "kys__key", () => {
    made.replaceChildren("Press a key");
    made.classList.add("is-waiting");
    made.onkeydown = (event) => {
      if (event.key === "Tab") return;
      if (event.key === "Escape") {
        event.preventDefault();
        return changed();
      }
      const name = event.key === "Backspace" ? "" : nameOf(event);
      event.preventDefault();
      event.stopPropagation();
      if (event.key !== "Backspace" && (!name || (!name.includes("+") && !/^F\d+$/.test(name)))) return;
      const taken = name && [...commands].find((one) => one.title !== title && normal(keyOf(one.title, one.keys)) === name);
      const first = commands.find((one) => one.title === title)?.keys ?? "";
      const next = { ...choices.keys, [title]: name };
      if (normal(first) === name || (!first && !name)) delete next[title];
      if (taken) next[taken.title] = "";
      choose({ keys: next });
      changed();
      say(taken ? `${title} has ${name} now; ${taken.title} has none.` : `${title} has ${name || "no key"} now.`);
    };
    made.onblur = () => {
      made.replaceChildren(...show);
      made.classList.remove("is-waiting");
      made.onkeydown = null;
    };
  });
  made.append(...show);
  made.dataset.title = title;
  made.setAttribute("aria-label", `${title}: ${own || "no key"}. Change`);
  made.title = "Change";
  return made;
}

/** Keys that are as they are. */
const others: { title: string; keys: string; group: string; fixed: true }[] = [
  { title: "Environment by position", keys: "Alt 1…9", group: "More", fixed: true },
  { title: "One more cursor there", keys: "Alt click", group: "More", fixed: true },
  { title: "Where it is defined", keys: "Ctrl click", group: "More", fixed: true },
  { title: "On a line of output: why it is there; again: go to its value", keys: "Enter", group: "More", fixed: true },
  { title: "Fold or unfold in the output", keys: "←, →", group: "More", fixed: true },
  { title: "Fold all, unfold all or fold a level in the output", keys: "Ctrl Alt [, Ctrl Alt ], Ctrl Alt 1…7", group: "More", fixed: true },
  { title: "Leave the editor", keys: "Esc Tab", group: "More", fixed: true },
  { title: "Between a lesson or the tour, the editors and the output", keys: "F6, Shift F6", group: "More", fixed: true },
  { title: "Glossary, where a term is told", keys: "Ctrl I", group: "More", fixed: true },
];

/** Arrows as such, letters as they stand on the keys. */
export function shownKeys(text: string): string {
  const arrows: Record<string, string> = { ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→" };
  const parts = text.split("+");
  const last = parts.pop() || "+";
  const shown = arrows[last] ?? (last.length === 1 ? last.toUpperCase() : last);
  return [...parts, shown].join(" ");
}
