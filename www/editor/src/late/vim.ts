// The Vim choice: keys as Vim has them, from a script that is fetched only for who chose it.
import { foldCode } from "@codemirror/language";
import { RegExpCursor, SearchQuery, searchPanelOpen, setSearchQuery } from "@codemirror/search";
import type { EditorState, Extension } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import * as m from "../../dist/messages";
import { undoTogether } from "./changes";
import { choices, choose } from "./choices";
import { keep } from "./keep";
import { run } from "./page";
import { tell } from "./dom";

/** What that script takes from this one, and gives it. */
export interface Late {
  search: { searchPanelOpen(state: EditorState): boolean; [name: string]: unknown };
  foldCode: typeof foldCode;
  undo(view: EditorView): boolean;
  run(view: EditorView, keys: string): void;
  keep(): void;
  vim?: Extension;
}

declare global {
  interface Window {
    chartroomLate: Late;
  }
}

window.chartroomLate = { search: { RegExpCursor, SearchQuery, searchPanelOpen, setSearchQuery }, foldCode, undo: undoTogether, run, keep };

/** What makes the editors Vim's, where that was chosen and is there. */
export const vimKeys = (): Extension => (choices.vim && window.chartroomLate.vim) || [];

let fetching = false;

/** Fetches what is missing for the choice, then does `ready`. */
export function fetchVim(address: string, ready: () => void): void {
  if (!choices.vim || window.chartroomLate.vim || fetching) return ready();
  fetching = true;
  const script = document.createElement("script");
  script.onload = ready;
  script.onerror = () => {
    fetching = false;
    script.remove();
    tell(m.vimUnfetched());
  };
  script.src = address;
  document.head.append(script);
}

/** Takes the choice, or takes it back. */
export function chooseVim(address: string, ready: () => void): void {
  choose({ vim: !choices.vim });
  fetchVim(address, () => {
    ready();
    tell(choices.vim ? m.vimOn() : m.vimOff());
  });
}
