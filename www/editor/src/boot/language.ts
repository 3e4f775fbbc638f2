// The language that the page speaks. English stands in the programs; another one is spoken by language/main.ts, a script that
// only its readers fetch.

import type { Extension } from "@codemirror/state";
import { NAME } from "./kept";

/** What is put into a text. */
export type Shown = string | number | boolean;

/** The language of a name that browsers have; nothing for one that the page does not speak. */
const languageOf = (name: string): string => /^(en|zh(?=$|-cn|-sg|-hans))/i.exec(name)?.[0].toLowerCase() ?? "";

/** What the reader chose, or what is read most by what the browser says. */
function wanted(): string {
  const names = [...navigator.languages, "en"];
  try {
    names.unshift(localStorage[NAME]);
  } catch {
    // The browser keeps nothing.
  }
  return names.map(languageOf).find(Boolean)!;
}

const language = {
  /** What is spoken. */
  name: "en",
  /** The text that stands for an English one. */
  find: null as ((english: string) => string | undefined) | null,
  /** Until then nothing is drawn. */
  ready: null as Promise<void> | null,

  /** A pattern in the language that is spoken, with its arguments put in. */
  text(english: string, ...args: Shown[]): string {
    return (language.find?.(english) ?? english).replace(/\x01(.)/g, (_, at: number) => `${args[at]}`);
  },

  /** Begins with the language that is given, or else wanted. */
  start(given = ""): void {
    const name = languageOf(given) || wanted();
    // The page's head names its build; scripts that are put off run behind it.
    const parsed = new Promise((done) => (document.onreadystatechange = done));
    if (name !== "en") language.ready = parsed.then(() => language.speak(name, false));
  },

  /** Speaks a language; `kept` where the reader chose it. */
  speak(name: string, kept: boolean): Promise<void> {
    const page = document.querySelector<HTMLLinkElement>("link[rel=modulepreload],link[data-build]");
    const build = `?v=${/-(\w+)\.js$/.exec(page?.href ?? "")?.[1] ?? ""}`;
    const address = `./language.js${build}`;
    return import(address).then(({ speak }) => speak(name, kept, build), () => {});
  },
};

export type Language = typeof language & {
  /** What another language adds to the editors (../language/comments.ts). */
  comments?: () => Extension;
};

window.chartroom = language;
