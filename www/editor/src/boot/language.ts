// The language that the page speaks. English stands in the programs; texts of another one are a file, which is fetched when it
// is chosen and holds those of all programs, found by the English ones as crates/messages writes and reads them.

/** What is put into a text. */
export type Shown = string | number;

/** The numbers of English texts with what stands for them. */
type Texts = Map<number, string>;

/** 32-bit FNV-1a, as `key` of crates/messages. */
const key = (english: string): number =>
  new TextEncoder().encode(english).reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193), 0x811c9dc5 | 0) >>> 0;

const language = {
  texts: null as Texts | null,

  /** A pattern in the language that is chosen, with its arguments put in. */
  text(english: string, ...args: (Shown | boolean)[]): string {
    const { texts } = language;
    const other = texts?.get(key(english));
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
    return pattern.replace(/\x01(.)/g, (_, at: number) => `${args[at]}`);
  },
};

export type Language = typeof language;

window.chartroom = language;
