// Every command of the page with its keys, as the palette and the keys page list them. A key does the work, or a button of
// the page; what has neither is added by main.ts.
import type { EditorView } from "@codemirror/view";
import { focused, openCluster, press, run } from "./page";

export interface Command {
  title: string;
  /** As people read it: `Ctrl+Shift+F`; empty where there is none at first. */
  keys: string;
  group: string;
  /** Whether its key is one of the editors'. */
  editor: boolean;
  run(): void;
  /** Whether it can be done now. */
  now(): boolean;
}

/** A key of the editors. */
const inEditor =
  (group: string) =>
  ([title, keys]: [string, string]): Command => ({
    title,
    keys,
    group,
    editor: true,
    now: () => focused() !== null,
    run() {
      const view = focused();
      if (!view) return;
      view.focus();
      run(view, keys);
    },
  });

/** A key of the page. */
const ofPage =
  (group: string) =>
  ([title, keys]: [string, string]): Command => ({ title, keys, group, editor: false, now: () => true, run: () => press(keys) });

/** Something that is pressed with a click. */
function button(group: string, title: string, selector: string): Command {
  const found = () => document.querySelector<HTMLButtonElement>(selector);
  return { title, keys: "", group, editor: false, now: () => !!found() && !found()!.disabled, run: () => found()?.click() };
}

/** Something that is done to the editor that has the focus, or had it last. */
export function withEditor(group: string, title: string, keys: string, act: (view: EditorView) => unknown): Command {
  const go = () => {
    const view = focused();
    view?.focus();
    if (view) act(view);
  };
  return { title, keys, group, editor: true, now: () => focused() !== null, run: go };
}

/** Something of the page's. */
export function withPage(group: string, title: string, keys: string, act: () => unknown): Command {
  return { title, keys, group, editor: false, now: () => true, run: () => void act() };
}

const know: [string, string][] = [
  ["Suggest what may be put in", "Ctrl+Space"],
  ["Tell what stands here", "Ctrl+I"],
  ["What this function takes", "Ctrl+Shift+Space"],
  ["Go to definition", "F12"],
  ["Find all uses", "Shift+F12"],
  ["Explain what this line does", "Ctrl+F12"],
  ["Rename value or helper", "F2"],
  ["Fix it, or make something of it", "Ctrl+."],
];
const find: [string, string][] = [
  ["Go back", "Alt+ArrowLeft"],
  ["Go forward", "Alt+ArrowRight"],
  ["Find in this file", "Ctrl+F"],
  ["Find next", "F3"],
  ["Find previous", "Shift+F3"],
];
const write: [string, string][] = [
  ["Undo", "Ctrl+Z"],
  ["Redo", "Ctrl+Y"],
  ["Comment lines, or not", "Ctrl+/"],
  ["Bring the file in order", "Shift+Alt+F"],
  ["Move lines up", "Alt+ArrowUp"],
  ["Move lines down", "Alt+ArrowDown"],
  ["Copy lines up", "Shift+Alt+ArrowUp"],
  ["Copy lines down", "Shift+Alt+ArrowDown"],
  ["Delete lines", "Ctrl+Shift+K"],
  ["New line below", "Ctrl+Enter"],
  ["Indent lines", "Ctrl+]"],
  ["Indent lines less", "Ctrl+["],
  ["Tab leaves the editor, or indents", "Ctrl+M"],
];
const select: [string, string][] = [
  ["Select line", "Ctrl+L"],
  ["Select next occurrence", "Ctrl+D"],
  ["Select all occurrences", "Ctrl+Shift+L"],
  ["Add cursor above", "Ctrl+Alt+ArrowUp"],
  ["Add cursor below", "Ctrl+Alt+ArrowDown"],
  ["Go to the matching bracket, or through if, else, end", "Ctrl+Shift+\\"],
];
const fold: [string, string][] = [
  ["Fold", "Ctrl+Shift+["],
  ["Unfold", "Ctrl+Shift+]"],
  ["Fold all", "Ctrl+Alt+["],
  ["Unfold all", "Ctrl+Alt+]"],
  ...[1, 2, 3, 4, 5, 6, 7].map((level): [string, string] => [`Fold level ${level}`, `Ctrl+Alt+${level}`]),
];
const page: [string, string][] = [
  ["Next problem", "F8"],
  ["Previous problem", "Shift+F8"],
  ["Show or hide the problems", "Ctrl+Shift+M"],
  ["Show or hide the files", "Ctrl+B"],
  ["Share a link", "Ctrl+Shift+S"],
  ["Export manifests, commands, CI job", "Ctrl+Shift+E"],
];
const output: [string, string][] = [
  ["Output: Overview", "Alt+Shift+1"],
  ["Output: Manifests", "Alt+Shift+2"],
  ["Output: Values", "Alt+Shift+3"],
  ["Output: Notes", "Alt+Shift+4"],
];

export const commands: Command[] = [
  ...know.map(inEditor("Know")),
  ...find.map(inEditor("Find and go")),
  ...write.map(inEditor("Write")),
  ...select.map(inEditor("Select")),
  ...fold.map(inEditor("Fold")),
  ...page.map(ofPage("Page")),
  button("Page", "Compare environments", "[data-compare]"),
  button("Page", "Open or import a chart", ".picker"),
  button("Page", "Kept in this browser: sizes, names, backup", ".picker"),
  button("Page", "Release, namespace and Kubernetes version", ".facts"),
  withPage("Page", "Cluster…", "", openCluster),
  button("Page", "New environment", ".envs__add"),
  button("Page", "Add a layer", ".layers .btn--icon"),
  button("Page", "Base follows the cursor, or stays", ".ed .pane__head [aria-pressed]"),
  button("Page", "How this agrees with Helm", "[data-opens=parity]"),
  button("Page", "History of this chart", "[data-opens=history]"),
  button("Page", "Help: tour, lessons, glossary, keys", "[data-opens=help]"),
  button("Page", "Reset to the chart as it came", "[data-opens=reset]"),
  button("Page", "Colours: as the system", ".topbar .seg label:nth-child(1) input"),
  button("Page", "Colours: light", ".topbar .seg label:nth-child(2) input"),
  button("Page", "Colours: dark", ".topbar .seg label:nth-child(3) input"),
  ...output.map(ofPage("Output")),
  { ...withPage("Output", "Output: find", "", () => document.querySelector<HTMLElement>("[data-find]")?.focus()), now: () => !!document.querySelector("[data-find]") },
  button("Output", "Output: only objects with what is looked for, or all", ".legend > .btn[aria-pressed]"),
  button("Output", "Output: open all objects", ".legend > .btn:nth-last-child(2)"),
  button("Output", "Output: close all objects", ".legend > .btn:last-child"),
  button("Output", "Output: only values changed from the base, or all", ".legend__check input"),
  button("Output", "Output: copy all manifests", "#output .pane__head .btn--icon"),
];
