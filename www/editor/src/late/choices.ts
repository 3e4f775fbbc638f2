// What a reader chose for the editors; the browser keeps it.

import { titleNow } from "./english";

export interface Choices {
  /** Long lines go on in the next row. */
  wrap: boolean;
  /** Brackets and quotes are closed as they are opened. */
  closing: boolean;
  /** The editors are worked as Vim is. */
  vim: boolean;
  /** Keys of commands, by their titles, where they are others than at first. */
  keys: Record<string, string>;
}

const NAME = "chartroom.editing";

function read(): Choices {
  const first: Choices = { wrap: false, closing: true, vim: false, keys: {} };
  try {
    const kept = JSON.parse(localStorage.getItem(NAME) ?? "{}") as Partial<Choices>;
    const keys = Object.entries(kept.keys ?? {}).map(([title, key]) => [titleNow(title), key]);
    return { ...first, ...kept, keys: Object.fromEntries(keys) };
  } catch {
    return first;
  }
}

export const choices: Choices = read();

/** Changes what was chosen. A browser that keeps nothing forgets it with the page. */
export function choose(change: Partial<Choices>): void {
  Object.assign(choices, change);
  try {
    localStorage.setItem(NAME, JSON.stringify(choices));
  } catch {
    // Nothing is kept then.
  }
}
