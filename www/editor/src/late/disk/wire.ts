// What the views tell the page, told by this script: the same event with the same bytes (postcard), of which it writes four.
// crates/protocol/tests/script.rs holds them.
import { bytesOf } from "./backend";

/** Numbers of `FromView`. */
const enum Told {
  Files = 8,
  Chart = 9,
  OpenKept = 10,
  Point = 14,
}

function bytes(parts: (number | Uint8Array)[]): Uint8Array {
  const all = parts.map((part) => (typeof part === "number" ? Uint8Array.from(varint(part)) : part));
  const whole = new Uint8Array(all.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of all) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function varint(number: number): number[] {
  return number < 128 ? [number] : [(number & 127) | 128, ...varint(number >>> 7)];
}

const long = (content: Uint8Array): (number | Uint8Array)[] => [content.length, content];

const tell = (...parts: (number | Uint8Array)[]) => dispatchEvent(new CustomEvent("chartroom-to-page", { detail: bytes(parts) }));

const tellText = (what: Told, text: string) => tell(what, ...long(bytesOf(text)));

/** The files of a chart, text or not, in the order of their paths: what a chart is kept under is a hash of these bytes. */
export function chartOf(files: [path: string, content: Uint8Array, isText: boolean][]): Uint8Array {
  return bytes([files.length, ...files.flatMap(([path, content, isText]) => [...long(bytesOf(path)), isText ? 0 : 1, ...long(content)])]);
}

/** Opens a chart, and keeps it; its files tell its environments. */
export const openChart = (chart: Uint8Array) => tell(Told.Chart, chart, 0);

/** Opens the edits that are kept under a key, with their chart. */
export const openKept = (key: string) => tellText(Told.OpenKept, key);

/** Puts files and environments in the place of those on screen. */
export const putFiles = (state: string) => tellText(Told.Files, state);

/** Keeps the state on screen among the earlier states, under a name. */
export const keepPoint = (name: string) => tellText(Told.Point, name);
