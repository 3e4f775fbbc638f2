// Every command of the page with its keys, as the palette and the keys page list them. A key does the work, or a button of
// the page; what has neither is added by main.ts.
import type { EditorView } from "@codemirror/view";
import * as m from "../../dist/messages";
import { inEnglish, type Message } from "./english";
import { focused, openCluster, press, run } from "./page";

export interface Command {
  /** Its title in English, by which the browser keeps a key of the reader's own. */
  name: string;
  title(): string;
  /** As people read it: `Ctrl+Shift+F`; empty where there is none at first. */
  keys: string;
  group(): string;
  /** Whether its key is one of the editors'. */
  editor: boolean;
  run(): void;
  /** Whether it can be done now. */
  now(): boolean;
}

/** A key of the editors. */
const inEditor =
  (group: Message) =>
  ([title, keys]: [Message, string]): Command => ({
    name: inEnglish(title),
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
  (group: Message) =>
  ([title, keys]: [Message, string]): Command => ({ name: inEnglish(title), title, keys, group, editor: false, now: () => true, run: () => press(keys) });

/** Something that is pressed with a click. */
function button(group: Message, title: Message, selector: string): Command {
  const found = () => document.querySelector<HTMLButtonElement>(selector);
  return { name: inEnglish(title), title, keys: "", group, editor: false, now: () => !!found() && !found()!.disabled, run: () => found()?.click() };
}

/** Something that is done to the editor that has the focus, or had it last. */
export function withEditor(group: Message, title: Message, keys: string, act: (view: EditorView) => unknown): Command {
  const go = () => {
    const view = focused();
    view?.focus();
    if (view) act(view);
  };
  return { name: inEnglish(title), title, keys, group, editor: true, now: () => focused() !== null, run: go };
}

/** Something of the page's. */
export function withPage(group: Message, title: Message, keys: string, act: () => unknown): Command {
  return { name: inEnglish(title), title, keys, group, editor: false, now: () => true, run: () => void act() };
}

/** Presses one thing after the other, each once it is there; what does not come within ten seconds is not waited for. */
function inTurn(selectors: string[], until = Date.now() + 10_000): void {
  const [selector, ...rest] = selectors;
  if (!selector) return;
  const press = () => {
    const found = document.querySelector<HTMLElement>(selector);
    found?.click();
    if (found) inTurn(rest, until);
    return !!found;
  };
  if (press()) return;
  const watch = new MutationObserver(() => {
    if (press() || Date.now() > until) watch.disconnect();
  });
  watch.observe(document.body, { childList: true, subtree: true });
}

const know: [Message, string][] = [
  [m.commandComplete, "Ctrl+Space"],
  [m.commandHover, "Ctrl+I"],
  [m.commandSignature, "Ctrl+Shift+Space"],
  [m.commandDefinition, "F12"],
  [m.commandUses, "Shift+F12"],
  [m.commandExplain, "Ctrl+F12"],
  [m.commandRename, "F2"],
  [m.commandActs, "Ctrl+."],
];
const find: [Message, string][] = [
  [m.commandBack, "Alt+ArrowLeft"],
  [m.commandForward, "Alt+ArrowRight"],
  [m.commandFind, "Ctrl+F"],
  [m.commandFindNext, "F3"],
  [m.commandFindPrevious, "Shift+F3"],
];
const write: [Message, string][] = [
  [m.commandUndo, "Ctrl+Z"],
  [m.commandRedo, "Ctrl+Y"],
  [m.commandComment, "Ctrl+/"],
  [m.commandFormat, "Shift+Alt+F"],
  [m.commandLinesUp, "Alt+ArrowUp"],
  [m.commandLinesDown, "Alt+ArrowDown"],
  [m.commandCopyUp, "Shift+Alt+ArrowUp"],
  [m.commandCopyDown, "Shift+Alt+ArrowDown"],
  [m.commandDeleteLines, "Ctrl+Shift+K"],
  [m.commandLineBelow, "Ctrl+Enter"],
  [m.commandIndent, "Ctrl+]"],
  [m.commandIndentLess, "Ctrl+["],
  [m.commandTab, "Ctrl+M"],
];
const select: [Message, string][] = [
  [m.commandSelectLine, "Ctrl+L"],
  [m.commandSelectNext, "Ctrl+D"],
  [m.commandSelectAll, "Ctrl+Shift+L"],
  [m.commandCursorAbove, "Ctrl+Alt+ArrowUp"],
  [m.commandCursorBelow, "Ctrl+Alt+ArrowDown"],
  [m.commandBracket, "Ctrl+Shift+\\"],
];
const fold: [Message, string][] = [
  [m.commandFold, "Ctrl+Shift+["],
  [m.commandUnfold, "Ctrl+Shift+]"],
  [m.commandFoldAll, "Ctrl+Alt+["],
  [m.commandUnfoldAll, "Ctrl+Alt+]"],
  ...[1, 2, 3, 4, 5, 6, 7].map((level): [Message, string] => [() => m.commandFoldLevel({ level }), `Ctrl+Alt+${level}`]),
];
const page: [Message, string][] = [
  [m.commandNextProblem, "F8"],
  [m.commandPreviousProblem, "Shift+F8"],
  [m.commandProblems, "Ctrl+Shift+M"],
  [m.commandFiles, "Ctrl+B"],
  [m.commandShare, "Ctrl+Shift+S"],
  [m.commandExport, "Ctrl+Shift+E"],
];
const output: [Message, string][] = [
  [m.commandOverview, "Alt+Shift+1"],
  [m.commandManifests, "Alt+Shift+2"],
  [m.commandValues, "Alt+Shift+3"],
  [m.commandNotes, "Alt+Shift+4"],
];

export const commands: Command[] = [
  ...know.map(inEditor(m.groupUnderstand)),
  ...find.map(inEditor(m.groupFind)),
  ...write.map(inEditor(m.groupWrite)),
  ...select.map(inEditor(m.groupSelect)),
  ...fold.map(inEditor(m.groupFold)),
  ...page.map(ofPage(m.groupPage)),
  button(m.groupPage, m.commandCompare, "[data-compare]"),
  button(m.groupPage, m.commandOpenChart, ".picker"),
  button(m.groupPage, m.commandKept, ".picker"),
  button(m.groupPage, m.commandFacts, ".facts"),
  withPage(m.groupPage, m.commandCluster, "", openCluster),
  button(m.groupPage, m.commandNewEnvironment, ".envs__add"),
  button(m.groupPage, m.commandAddLayer, ".layers .btn--icon"),
  button(m.groupPage, m.commandChartFiles, "[data-opens=files]"),
  button(m.groupPage, m.commandBaseFollows, ".ed .pane__head [aria-pressed]"),
  button(m.groupPage, m.commandParity, "[data-opens=parity]"),
  button(m.groupPage, m.commandHistory, "[data-opens=history]"),
  button(m.groupPage, m.commandHelp, "[data-opens=help]"),
  withPage(m.groupPage, m.commandMakeLesson, "", () => inTurn(["[data-opens=help]", "[data-help=make]"])),
  button(m.groupPage, m.commandReset, "[data-opens=reset]"),
  button(m.groupPage, m.commandThemeSystem, ".topbar .seg label:nth-child(1) input"),
  button(m.groupPage, m.commandThemeLight, ".topbar .seg label:nth-child(2) input"),
  button(m.groupPage, m.commandThemeDark, ".topbar .seg label:nth-child(3) input"),
  button(m.groupPage, m.commandLanguage, ".topbar [data-language]"),
  ...output.map(ofPage(m.groupOutput)),
  { ...withPage(m.groupOutput, m.commandOutputFind, "", () => document.querySelector<HTMLElement>("[data-find]")?.focus()), now: () => !!document.querySelector("[data-find]") },
  button(m.groupOutput, m.commandOutputMatches, ".legend > .btn[aria-pressed]"),
  button(m.groupOutput, m.commandOutputOpen, ".legend > .btn:nth-last-child(2)"),
  button(m.groupOutput, m.commandOutputClose, ".legend > .btn:last-child"),
  button(m.groupOutput, m.commandOutputChanged, ".legend__check input"),
  button(m.groupOutput, m.commandOutputCopy, "#output .pane__head .btn--icon"),
];
