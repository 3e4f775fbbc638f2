// What helps whoever is at work in the editors. The page fetches this script, and its look, when the first key or button is
// pressed; nothing of it is needed to see the first output.
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { acting } from "./acts";
import { blocks } from "./blocks";
import { together } from "./changes";
import { choices, choose } from "./choices";
import { closing } from "./closing";
import { commands, withEditor, withPage } from "./commands";
import { completion } from "./complete";
import { crumbs, toCrumbs } from "./crumbs";
import { say } from "./dom";
import { editing } from "./editing";
import { openFind } from "./find";
import { lineEnds } from "./ends";
import { folding } from "./folding";
import { formatting } from "./format";
import { hovering } from "./hover";
import { openKeys, ownKey } from "./keys";
import { isOpen } from "./modal";
import { editors, focused, focusedNow, heard } from "./page";
import { chosen, copyLine, copyObject, copyPath, download, shareLine, watchOutput } from "./output";
import { openPalette } from "./palette";
import { pasting } from "./pasting";
import { going } from "./places";
import { renaming } from "./rename";
import { openSearch, searching } from "./search";
import { signature } from "./signature";
import { problemStrip } from "./strip";

const style = Object.assign(document.createElement("link"), { rel: "stylesheet" });
style.href = `./assist.css${new URL((document.currentScript as HTMLScriptElement).src).search}`;
document.head.append(style);

const extensions = (): Extension => [
  EditorView.updateListener.of(({ view, focusChanged }) => {
    if (focusChanged && view.hasFocus) focusedNow(view);
  }),
  together,
  completion,
  signature,
  hovering,
  going,
  renaming,
  acting,
  formatting,
  closing,
  pasting,
  blocks,
  folding,
  searching,
  editing,
  crumbs,
  lineEnds,
  problemStrip,
  choices.wrap ? EditorView.lineWrapping : [],
];

const extend = () => editors.extend(extensions(), heard);
extend();
document.documentElement.dataset.assist = "";

commands.unshift(
  withPage("Find and go", "Every command, file, environment, object, value and helper", "Ctrl+K", () => openPalette()),
  withPage("Find and go", "Open a file", "Ctrl+P", () => openPalette("Files")),
  withPage("Find and go", "Search in all files", "Ctrl+Shift+F", openFind),
  withEditor("Find and go", "Go to line", "Ctrl+Alt+G", () => openPalette("", ":")),
  withEditor("Find and go", "Keys around the cursor", "Ctrl+Alt+B", toCrumbs),
);
commands.push(
  withEditor("Write", "Wrap long lines, or not", "Alt+Z", () => {
    choose({ wrap: !choices.wrap });
    extend();
    say(choices.wrap ? "Long lines are wrapped." : "Long lines go on to the right.");
  }),
  withPage("Write", "Close brackets and quotes as they are opened, or not", "", () => {
    choose({ closing: !choices.closing });
    say(choices.closing ? "Brackets and quotes are closed." : "Brackets and quotes are left open.");
  }),
  withPage("Page", "Keys", "?", openKeys),
  ...(
    [
      ["copy the line", copyLine],
      ["copy the path of the line", copyPath],
      ["copy the object", copyObject],
      ["download the object", download],
      ["link to the line", shareLine],
    ] as const
  ).map(([title, act]) => ({ ...withPage("Output", `Output: ${title}`, "", act), now: chosen })),
);

/** Whether a key was typed into a text. */
const inField = (target: EventTarget | null) => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Opens what a key of the whole page stands for; the dialogs of the page come first. */
function global(key: string, shift: boolean, command: boolean, alt: boolean, inEditor: boolean): boolean {
  if (isOpen() || document.querySelector(".dialog")) return false;
  const words = key.length > 1 && key !== "F1" ? key.slice(1) : "";
  if (alt) {
    const named = { g: "Go to line", b: "Keys around the cursor", z: "Wrap long lines, or not" }[key];
    if (!named || !inEditor || shift || command !== (key !== "z")) return false;
    commands.find((one) => one.title === named)?.run();
  } else if (key === "F1" || (command && !shift && key[0] === "k")) void openPalette("", words);
  else if (command && !shift && key[0] === "p") void openPalette("Files", words);
  else if (command && shift && key === "f") void openFind();
  else if (key === "?" && !command) openKeys();
  else return false;
  return true;
}

addEventListener(
  "keydown",
  (event) => {
    if (event.isComposing) return;
    // A sign that is typed with AltGr, which some systems tell as Ctrl and Alt, is no key of a command.
    if (event.key.length === 1 && event.getModifierState("AltGraph")) return event.stopImmediatePropagation();
    const inEditor = event.target instanceof Element && event.target.closest(".cm-editor") !== null;
    if (!isOpen() && ownKey(event)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (event.key === "?" && inField(event.target)) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (!global(key, event.shiftKey, event.ctrlKey || event.metaKey, event.altKey, inEditor)) return;
    event.preventDefault();
    event.stopPropagation();
  },
  true,
);

watchOutput();

/** A key that was pressed too early, where the focus is by now. */
function replay(key: string): void {
  const at = document.activeElement;
  const view = focused();
  if (key.length > 1) at?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  else if (at instanceof HTMLInputElement) {
    at.value += key;
    at.dispatchEvent(new Event("input", { bubbles: true }));
  } else view?.dispatch(view.state.replaceSelection(key), { userEvent: "input.type" });
}

const [opener = "", ...typed] = editors.early();
const named = typed.findIndex((key) => key.length > 1);
const words = typed.slice(0, named < 0 ? typed.length : named).join("");
if (opener === "f") {
  const view = focused();
  if (view) openSearch(view, words);
} else if (opener) global(opener + words, false, opener !== "?", false, false);
// The box that was opened takes the focus first.
setTimeout(() => typed.slice(words.length).forEach(replay));
