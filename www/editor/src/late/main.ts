// What helps whoever is at work in the editors. The page fetches this script, and its look, when the first key or button is
// pressed; nothing of it is needed to see the first output.
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { together } from "./changes";
import { completion } from "./complete";
import { editing } from "./editing";
import { openFind } from "./find";
import { hovering } from "./hover";
import { isOpen } from "./modal";
import { editors, focusedNow, heard } from "./page";
import { openPalette } from "./palette";
import { going } from "./places";
import { renaming } from "./rename";

const style = Object.assign(document.createElement("link"), { rel: "stylesheet" });
style.href = `./assist.css${new URL((document.currentScript as HTMLScriptElement).src).search}`;
document.head.append(style);

const extension: Extension = [
  EditorView.updateListener.of(({ view, focusChanged }) => {
    if (focusChanged && view.hasFocus) focusedNow(view);
  }),
  together,
  completion,
  hovering,
  going,
  renaming,
  editing,
];

editors.extend(extension, heard);

/** Opens what a key of the whole page stands for; the dialogs of the page come first. */
function global(key: string, shift: boolean, command: boolean): boolean {
  if (isOpen() || document.querySelector(".dialog")) return false;
  if (key === "F1" || (command && !shift && key === "k")) void openPalette();
  else if (command && !shift && key === "p") void openPalette("Files");
  else if (command && shift && key === "f") void openFind();
  else return false;
  return true;
}

addEventListener(
  "keydown",
  (event) => {
    if (event.isComposing || event.altKey) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (!global(key, event.shiftKey, event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
  },
  true,
);
if (editors.early()) global(editors.early(), false, true);
