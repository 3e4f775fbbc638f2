// Every command of the page with its keys, as the palette lists them. A key does the work, or a button of the page.
import { focused, run } from "./page";

export interface Command {
  title: string;
  /** As people read it: `Ctrl+Shift+F`. */
  keys: string;
  run(): void;
  /** Whether it can be done now. */
  now(): boolean;
}

/** A key of the editors. */
function inEditor(title: string, keys: string): Command {
  return {
    title,
    keys,
    now: () => focused() !== null,
    run() {
      const view = focused();
      if (!view) return;
      view.focus();
      run(view, keys);
    },
  };
}

/** A key of the page. */
function ofPage(title: string, keys: string): Command {
  return { title, keys, now: () => true, run: () => press(keys) };
}

/** Something that is pressed with a click. */
function button(title: string, selector: string, keys = ""): Command {
  const found = () => document.querySelector<HTMLButtonElement>(selector);
  return {
    title,
    keys,
    now: () => !!found() && !found()!.disabled,
    run: () => found()?.click(),
  };
}

/** Presses a key of the page, as if nothing had the focus. */
function press(keys: string): void {
  const parts = keys.split("+");
  const key = parts.pop()!;
  const has = (part: string) => parts.includes(part);
  const code = /^\d$/.test(key) ? `Digit${key}` : "";
  window.dispatchEvent(
    new KeyboardEvent("keydown", { key, code, ctrlKey: has("Ctrl"), shiftKey: has("Shift"), altKey: has("Alt"), bubbles: true, cancelable: true }),
  );
}

export const commands: Command[] = [
  inEditor("Suggest what may be put in", "Ctrl+Space"),
  inEditor("Tell what stands here", "Ctrl+I"),
  inEditor("Go to definition", "F12"),
  inEditor("Find all uses", "Shift+F12"),
  inEditor("Explain what this line does", "Ctrl+F12"),
  inEditor("Rename value or helper", "F2"),
  inEditor("Go back", "Alt+ArrowLeft"),
  inEditor("Go forward", "Alt+ArrowRight"),
  inEditor("Find in this file", "Ctrl+F"),
  inEditor("Go to line", "Ctrl+Alt+g"),
  inEditor("Undo", "Ctrl+z"),
  inEditor("Redo", "Ctrl+y"),
  inEditor("Comment lines, or not", "Ctrl+/"),
  inEditor("Move lines up", "Alt+ArrowUp"),
  inEditor("Move lines down", "Alt+ArrowDown"),
  inEditor("Copy lines up", "Shift+Alt+ArrowUp"),
  inEditor("Copy lines down", "Shift+Alt+ArrowDown"),
  inEditor("Delete lines", "Ctrl+Shift+K"),
  inEditor("Select line", "Ctrl+l"),
  inEditor("Select next occurrence", "Ctrl+d"),
  inEditor("Select all occurrences", "Ctrl+Shift+L"),
  inEditor("Add cursor above", "Ctrl+Alt+ArrowUp"),
  inEditor("Add cursor below", "Ctrl+Alt+ArrowDown"),
  inEditor("Indent lines", "Ctrl+]"),
  inEditor("Indent lines less", "Ctrl+["),
  inEditor("Fold", "Ctrl+Shift+["),
  inEditor("Unfold", "Ctrl+Shift+]"),
  inEditor("Fold all", "Ctrl+Alt+["),
  inEditor("Unfold all", "Ctrl+Alt+]"),
  ofPage("Next problem", "F8"),
  ofPage("Previous problem", "Shift+F8"),
  ofPage("Show or hide the problems", "Ctrl+Shift+M"),
  ofPage("Show or hide the files", "Ctrl+B"),
  ofPage("Share a link", "Ctrl+Shift+S"),
  ofPage("Export manifests, commands, CI job", "Ctrl+Shift+E"),
  ofPage("Keys", "?"),
  ofPage("Output: Overview", "Alt+Shift+1"),
  ofPage("Output: Manifests", "Alt+Shift+2"),
  ofPage("Output: Values", "Alt+Shift+3"),
  ofPage("Output: Notes", "Alt+Shift+4"),
  button("Compare environments", "[data-compare]"),
  button("Open or import a chart", ".picker"),
  button("Release, namespace and Kubernetes version", ".facts"),
  button("New environment", ".envs__add"),
  button("Reset to the chart as it came", ".topbar .btn.d-only:not(.btn--line)"),
  button("Colours: as the system", ".topbar .seg label:nth-child(1) input"),
  button("Colours: light", ".topbar .seg label:nth-child(2) input"),
  button("Colours: dark", ".topbar .seg label:nth-child(3) input"),
];
