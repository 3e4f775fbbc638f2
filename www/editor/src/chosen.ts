// Texts that decide by their arguments, as crates/messages writes them.
import { text, type Shown } from "./text";

/** A pattern whose variants are chosen by its arguments, which are put in. */
export function chosen(english: string, ...args: Shown[]): string {
  const other = window.chartroom.find?.(english);
  // Chinese has no form of its own for one thing.
  const one = other === undefined ? "one" : "";
  let pattern = other ?? english;
  // Choices from the inmost out.
  for (let before = ""; before !== pattern; ) {
    before = pattern;
    pattern = pattern.replace(/\x02(.)([^\x02\x05]*)\x05/, (_, at: number, variants: string) => {
      const arg = args[at];
      const names = ["", arg === true ? "yes" : arg === false ? "no" : `${arg}`, arg === 1 ? one : ""];
      const found = variants.split("\x03").map((variant) => variant.split("\x04")).find(([name], number) => number && names.includes(name));
      return found?.[1] ?? "";
    });
  }
  return text(pattern, ...args);
}
