// Texts by the page's first script (boot/language.ts), which knows the language; dist/messages.ts has a function for each.
import type { Language } from "./boot/language";

export type { Shown } from "./boot/language";

declare global {
  interface Window {
    chartroom: Language;
    /** What crates/messages reads of the language; nothing or empty for English. */
    chartroomPack?: string;
  }
}

export const text: Language["text"] = (...all) => window.chartroom.text(...all);
