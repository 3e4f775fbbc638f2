// What helps whoever is at work in the editors. The page fetches this script, and its look, when the first key or button is
// pressed; nothing of it is needed to see the first output.
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { acting, moving } from "./acts";
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
import { openGlossary } from "./glossary";
import { hovering } from "./hover";
import { keep } from "./keep";
import { openKeys, ownKey } from "./keys";
import { isOpen } from "./modal";
import { editors, focusedNow, heard, viewOf } from "./page";
import { chosen, chosenValue, copyLine, copyObject, copyPath, copySet, copyValue, download, foldLevel, folds, shareLine, turnHere, watchOutput } from "./output";
import { openPalette } from "./palette";
import { pasting } from "./pasting";
import { going } from "./places";
import { renameEnvironment, renaming } from "./rename";
import { replay } from "./replay";
import { searching } from "./search";
import { signature } from "./signature";
import { problemStrip } from "./strip";
import { toLeft, toRight } from "./tabs";
import { chooseVim, fetchVim, vimKeys } from "./vim";

const script = (document.currentScript as HTMLScriptElement).src;
const style = Object.assign(document.createElement("link"), { rel: "stylesheet" });
style.href = `./assist.css${new URL(script).search}`;
document.head.append(style);

const extensions = (): Extension => [
  // Before all other keys.
  vimKeys(),
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
  withEditor("Write", "Move this value to another layer, or take out what changes nothing", "", moving),
  withPage("Write", "Close brackets and quotes as they are opened, or not", "", () => {
    choose({ closing: !choices.closing });
    say(choices.closing ? "Brackets and quotes are closed." : "Brackets and quotes are left open.");
  }),
  withPage("Write", "Keys of Vim in the editors, or not", "", () => chooseVim(vimScript, extend)),
  withPage("Page", "Rename the environment", "", renameEnvironment),
  withPage("Page", "Move the environment to the left", "", toLeft),
  withPage("Page", "Move the environment to the right", "", toRight),
  withPage("Page", "Keep all edits now", "Ctrl+S", keep),
  withPage("Page", "Keys", "?", openKeys),
  withPage("Page", "Glossary: what the words mean", "", () => void openGlossary()),
  ...(
    [
      ["copy the line", copyLine],
      ["copy the path of the line", copyPath],
      ["copy the object", copyObject],
      ["download the object", download],
      ["link to the line", shareLine],
    ] as const
  ).map(([title, act]) => ({ ...withPage("Output", `Output: ${title}`, "", act), now: chosen })),
  ...(
    [
      ["copy the line of values", copyLine],
      ["copy the path of the value for a template", copyValue],
      ["copy the path of the value for --set", copySet],
    ] as const
  ).map(([title, act]) => ({ ...withPage("Output", `Output: ${title}`, "", act), now: chosenValue })),
  ...(
    [
      ["fold at the line", () => turnHere(false)],
      ["unfold at the line", () => turnHere(true)],
      ["fold all", () => foldLevel(1)],
      ["unfold all", () => foldLevel(0)],
      ...[2, 3, 4, 5].map((level) => [`fold level ${level}`, () => foldLevel(level)] as const),
    ] as const
  ).map(([title, act]) => ({ ...withPage("Output", `Output: ${title}`, "", act), now: title.endsWith("line") ? () => chosen() && folds() : folds })),
);

/** Whether a key was typed into a text. */
const inField = (target: EventTarget | null) => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Opens what a key of the whole page stands for; the dialogs of the page come first. */
function global(key: string, shift: boolean, command: boolean, alt: boolean, inEditor: boolean): boolean {
  if (isOpen() || document.querySelector(".dialog")) return false;
  if (alt) {
    const named = { g: "Go to line", b: "Keys around the cursor", z: "Wrap long lines, or not" }[key];
    if (!named || !inEditor || shift || command !== (key !== "z")) return false;
    commands.find((one) => one.title === named)?.run();
  } else if (key === "F1" || (command && !shift && key === "k")) void openPalette();
  else if (command && !shift && key === "p") void openPalette("Files");
  else if (command && shift && key === "f") void openFind();
  else if (key === "?" && !command) openKeys();
  else if (command && !shift && key === "s") keep();
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

// What the help of the page leads to.
addEventListener("chartroom-keys", openKeys);
addEventListener("chartroom-glossary", () => void openGlossary());
addEventListener("chartroom-commands", () => void openPalette());

watchOutput();
const own = viewOf(document.activeElement);
if (own) focusedNow(own);

void replay();
const vimScript = script.replace("assist.js", "vim.js");
if (choices.vim) fetchVim(vimScript, extend);
