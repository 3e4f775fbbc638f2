// Keys of commands as the reader has them: a key of their own stands for the one a command has at first.
import * as m from "../../dist/messages";
import { choices, choose } from "./choices";
import { type Command, commands } from "./commands";
import { button, element, field, keys, label, say } from "./dom";
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
export const keyOf = (one: Command): string => choices.keys[one.name] ?? one.keys;

/** Does what a key of the reader's own stands for. True where the key is not to be seen by anything else. */
export function ownKey(event: KeyboardEvent): boolean {
  // What a command presses itself is not the reader's.
  if (!event.isTrusted || !Object.keys(choices.keys).length) return false;
  const name = nameOf(event);
  if (!name) return false;
  const own = commands.find((one) => choices.keys[one.name] && normal(choices.keys[one.name]) === name);
  if (own) {
    own.run();
    return true;
  }
  // What a command had at first does nothing once it has another.
  return commands.some((one) => choices.keys[one.name] !== undefined && one.keys && normal(one.keys) === name);
}

/** All keys, with a search, and a way to change them. */
export function openKeys(): void {
  const input = field(m.keysSearch);
  const list = element("div", "pal__list kys");
  const foot = element("div", "pal__foot");
  // Once pressed, it takes itself back.
  let before: Record<string, string> | null = null;
  const reset = button(m.keysReset(), "btn btn--line btn--sm", () => {
    const back = before;
    before = back ? null : { ...choices.keys };
    choose({ keys: back ?? {} });
    draw();
    say(back ? m.keysRestored() : m.keysWereReset());
  });
  foot.append(element("span", "", m.keysHelp()), element("span", "grow"), reset);
  const opener = document.activeElement === document.body ? focused()?.contentDOM : null;
  const box = modal(m.keys(), "pal", [element("div", "pal__in", input, ...keys("Esc")), list, foot], opener ?? null);
  const draw = () => {
    const wanted = input.value.toLowerCase().split(/\s+/);
    if (Object.keys(choices.keys).length) before = null;
    reset.textContent = before ? m.keysUndo() : m.keysReset();
    reset.disabled = !before && !Object.keys(choices.keys).length;
    let group: (() => string) | null = null;
    const rows: HTMLElement[] = [];
    const all = [...commands, ...others];
    const groups = [...new Set(all.map((one) => one.group))];
    all.sort((a, b) => groups.indexOf(a.group) - groups.indexOf(b.group));
    for (const one of all) {
      const own = "fixed" in one ? one.keys() : keyOf(one);
      const text = `${one.title()} ${own}`.toLowerCase();
      if (!wanted.every((word) => text.includes(word))) continue;
      if (one.group !== group) rows.push(element("div", "pal__group", one.group()));
      group = one.group;
      const row = element("div", "kys__row", element("span", "", one.title()));
      if ("fixed" in one) row.append(element("span", "", ...own.split(", ").flatMap((part) => [...keys(part), " "])));
      else {
        const again = () => {
          draw();
          list.querySelector<HTMLElement>(`[data-title=${JSON.stringify(one.name)}]`)?.focus();
        };
        row.append(changer(one, own, again));
      }
      rows.push(row);
    }
    if (!rows.length) rows.push(element("p", "pal__none", m.keysNothing()));
    list.replaceChildren(...rows);
  };
  input.oninput = draw;
  draw();
  if (box.box.isConnected) input.focus();
}

/** A button that shows a key and takes another. */
function changer(one: Command, own: string, changed: () => void): HTMLButtonElement {
  const command = one.title();
  const show = own ? keys(shownKeys(own)).flatMap((key) => [key, document.createTextNode(" ")]) : [element("span", "muted", m.keysNone())];
  const made = button("", "kys__key", () => {
    made.replaceChildren(m.keysPress());
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
      const taken = name && commands.find((other) => other !== one && normal(keyOf(other)) === name);
      const next = { ...choices.keys, [one.name]: name };
      if (normal(one.keys) === name || (!one.keys && !name)) delete next[one.name];
      if (taken) next[taken.name] = "";
      choose({ keys: next });
      changed();
      say(taken ? m.keysTaken({ command, key: name, other: taken.title() }) : name ? m.keysSet({ command, key: name }) : m.keysSetNone({ command }));
    };
    made.onblur = () => {
      made.replaceChildren(...show);
      made.classList.remove("is-waiting");
      made.onkeydown = null;
    };
  });
  made.append(...show);
  made.dataset.title = one.name;
  label(made, m.keysLabel({ command, key: show.map((key) => key.textContent).join("").trim() }));
  made.title = m.keysChange();
  return made;
}

/** Keys that are as they are. */
const others = (
  [
    [m.keysPosition, () => m.keysDigits({ keys: "Alt" })],
    [m.keysCursor, () => m.keysClick({ keys: "Alt" })],
    [m.keysDefinition, () => m.keysClick({ keys: "Ctrl" })],
    [m.keysOutputLine, () => "Enter"],
    [m.keysOutputFold, () => "←, →"],
    [m.keysOutputFoldAll, () => "Ctrl Alt [, Ctrl Alt ], Ctrl Alt 1…7"],
    [m.keysLeave, () => "Esc Tab"],
    [m.keysRegions, () => "F6, Shift F6"],
    [m.keysGlossary, () => "Ctrl I"],
  ] as const
).map(([title, keys]) => ({ name: "", title, keys, group: m.groupMore, fixed: true as const }));

/** Arrows as such, letters as they stand on the keys. */
export function shownKeys(text: string): string {
  const arrows: Record<string, string> = { ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→" };
  const parts = text.split("+");
  const last = parts.pop() || "+";
  const shown = arrows[last] ?? (last.length === 1 ? last.toUpperCase() : last);
  return [...parts, shown].join(" ");
}
