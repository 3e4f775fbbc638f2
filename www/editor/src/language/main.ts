// Another language than English: its texts are a file of all programs' texts, found by the English ones as crates/messages
// writes it.
import * as m from "../../dist/messages";
import { boxed } from "../boot/box";
import { NAME } from "../boot/kept";
import { comments } from "./comments";

const { chartroom } = window;

/** 32-bit FNV-1a, as `key` of crates/messages. */
const key = (english: string): number =>
  new TextEncoder().encode(english).reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193), 0x811c9dc5 | 0) >>> 0;

/** The texts of a file by the numbers of the English ones. */
export function read(pack: string): (english: string) => string | undefined {
  const texts = new Map(pack.split("\x07").slice(1).map((text) => [parseInt(text.slice(0, 8), 16), text.slice(8)]));
  return (english) => texts.get(key(english));
}

/** The language that was asked for last. */
let asked = "";

/** Speaks a language, once its texts are there, and keeps the choice where it is one. `build` is the query of files of this build. */
export async function speak(name: string, kept: boolean, build: string): Promise<void> {
  asked = name;
  try {
    if (kept) localStorage.setItem(NAME, name);
  } catch {
    // Then it holds until the page is closed.
  }
  let pack = "";
  if (name !== "en") {
    try {
      const answer = await fetch(`./messages-${name}.txt${build}`);
      if (!answer.ok) throw new Error(answer.statusText);
      pack = await answer.text();
    } catch {
      return unspoken(name, build);
    }
  }
  if (asked !== name) return;
  chartroom.name = name;
  chartroom.find = pack ? read(pack) : null;
  chartroom.comments = pack ? comments : undefined;
  document.documentElement.lang = name === "zh" ? "zh-Hans" : name;
  // The programs in Rust take it from here (crates/web/src/language.rs).
  window.chartroomPack = pack;
  dispatchEvent(new Event("chartroom-language"));
}

/** A language that could not be fetched can be asked for again. */
function unspoken(name: string, build: string): void {
  const box = boxed("status", [m.languageUnfetched()], () => {
    box.remove();
    void speak(name, true, build);
  });
}
