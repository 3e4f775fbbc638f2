// What helps whoever is at work in the editors. The page fetches this script, and its look, when the first key or button is
// pressed; nothing of it is needed to see the first output.
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import * as m from "../../dist/messages";
import { acting, moving } from "./acts";
import { blocks } from "./blocks";
import { together } from "./changes";
import { choices, choose } from "./choices";
import { closing } from "./closing";
import { commands, withEditor, withPage } from "./commands";
import { completion } from "./complete";
import { crumbs, toCrumbs } from "./crumbs";
import { startDisk } from "./disk/main";
import { say, speakAgain } from "./dom";
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
import { keepEnvironments, toLeft, toRight } from "./order";
import { chosen, chosenValue, copyLine, copyObject, copyPath, copySet, copyValue, download, foldLevel, folds, shareLine, turnHere, watchOutput } from "./output";
import { openPalette } from "./palette";
import { pasting } from "./pasting";
import { phrases } from "./phrases";
import { going } from "./places";
import { renameEnvironment, renaming } from "./rename";
import { replay } from "./replay";
import { searching } from "./search";
import { inSight } from "./sight";
import { signature } from "./signature";
import { problemStrip } from "./strip";
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
  inSight,
  choices.wrap ? EditorView.lineWrapping : [],
  phrases(),
];

const extend = () => editors.extend(extensions(), heard);
extend();
document.documentElement.dataset.assist = "";

commands.unshift(
  withPage(m.groupFind, m.commandPalette, "Ctrl+K", () => openPalette()),
  withPage(m.groupFind, m.commandOpenFile, "Ctrl+P", () => openPalette("files")),
  withPage(m.groupFind, m.commandFindAll, "Ctrl+Shift+F", openFind),
  withEditor(m.groupFind, m.commandLine, "Ctrl+Alt+G", () => openPalette("", ":")),
  withEditor(m.groupFind, m.commandCrumbs, "Ctrl+Alt+B", toCrumbs),
);
commands.push(
  withEditor(m.groupWrite, m.commandWrap, "Alt+Z", () => {
    choose({ wrap: !choices.wrap });
    extend();
    say(choices.wrap ? m.wrapOn() : m.wrapOff());
  }),
  withEditor(m.groupWrite, m.commandMoveValue, "", moving),
  withPage(m.groupWrite, m.commandClosing, "", () => {
    choose({ closing: !choices.closing });
    say(choices.closing ? m.closingOn() : m.closingOff());
  }),
  withPage(m.groupWrite, m.commandVim, "", () => chooseVim(vimScript, extend)),
  withPage(m.groupPage, m.commandRenameEnvironment, "", renameEnvironment),
  withPage(m.groupPage, m.commandEnvironmentLeft, "", toLeft),
  withPage(m.groupPage, m.commandEnvironmentRight, "", toRight),
  withPage(m.groupPage, m.commandKeepEnvironments, "", keepEnvironments),
  withPage(m.groupPage, m.commandKeep, "Ctrl+S", keep),
  withPage(m.groupPage, m.keys, "?", openKeys),
  withPage(m.groupPage, m.commandGlossary, "", () => void openGlossary()),
  ...(
    [
      [m.commandCopyLine, copyLine],
      [m.commandCopyPath, copyPath],
      [m.commandCopyObject, copyObject],
      [m.commandDownload, download],
      [m.commandLinkLine, shareLine],
    ] as const
  ).map(([title, act]) => ({ ...withPage(m.groupOutput, title, "", act), now: chosen })),
  ...(
    [
      [m.commandCopyValueLine, copyLine],
      [m.commandCopyValue, copyValue],
      [m.commandCopySet, copySet],
    ] as const
  ).map(([title, act]) => ({ ...withPage(m.groupOutput, title, "", act), now: chosenValue })),
  ...(
    [
      [m.commandOutputFold, () => turnHere(false), () => chosen() && folds()],
      [m.commandOutputUnfold, () => turnHere(true), () => chosen() && folds()],
      [m.commandOutputFoldAll, () => foldLevel(1), folds],
      [m.commandOutputUnfoldAll, () => foldLevel(0), folds],
      ...[2, 3, 4, 5].map((level) => [() => m.commandOutputFoldLevel({ level }), () => foldLevel(level), folds] as const),
    ] as const
  ).map(([title, act, now]) => ({ ...withPage(m.groupOutput, title, "", act), now })),
);

/** Whether a key was typed into a text. */
const inField = (target: EventTarget | null) => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Opens what a key of the whole page stands for; the dialogs of the page come first. */
function global(key: string, shift: boolean, command: boolean, alt: boolean, inEditor: boolean): boolean {
  if (isOpen() || document.querySelector(".dialog")) return false;
  if (alt) {
    const named = { g: m.commandLine, b: m.commandCrumbs, z: m.commandWrap }[key];
    if (!named || !inEditor || shift || command !== (key !== "z")) return false;
    commands.find((one) => one.title === named)?.run();
  } else if (key === "F1" || (command && !shift && key === "k")) void openPalette();
  else if (command && !shift && key === "p") void openPalette("files");
  else if (command && shift && key === "f") void openFind();
  else if (key === "?" && !command) openKeys();
  else if (command && !shift && key === "s") keep();
  else return false;
  return true;
}

addEventListener(
  "keydown",
  (event) => {
    // A key of an input method is nobody else's; its last one comes after the composition in Safari, with the same number.
    // CodeMirror looks after its own text.
    if (event.isComposing || event.keyCode === 229) {
      if (!(event.target instanceof Element && event.target.closest(".cm-content"))) event.stopImmediatePropagation();
      return;
    }
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

addEventListener("chartroom-language", () => {
  speakAgain();
  extend();
});

watchOutput();
startDisk();
const own = viewOf(document.activeElement);
if (own) focusedNow(own);

void replay();
const vimScript = script.replace("assist.js", "vim.js");
if (choices.vim) fetchVim(vimScript, extend);
