// Blocks of templates: `if … else … end` belong together, and so do brackets.
import { cursorMatchingBracket } from "@codemirror/commands";
import { bracketMatching } from "@codemirror/language";
import { EditorSelection, type EditorState, type Extension, type Line, StateField, type Text } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import { pathOf } from "./page";

/** A keyword of a block. */
interface Word {
  from: number;
  to: number;
  word: string;
}

/** How far back the start of an action is looked for. */
const BACK = 2_000;

/** The text from the `{{` on that a place is behind, up to it; none outside of actions. */
export function openAction(state: EditorState, at: number): string | null {
  const before = state.sliceDoc(Math.max(0, at - BACK), at);
  const open = before.lastIndexOf("{{");
  return open > before.lastIndexOf("}}") ? before.slice(open) : null;
}

const keyword = /\{\{-?\s*(if|range|with|define|block|end|else)\b/g;
/** Longer texts are not searched through at each move of the cursor. */
const LONGEST = 300_000;

let known: { doc: Text; blocks: Map<number, Word[]> } | null = null;

/** The blocks of a template, each from its first keyword to its `end`, by the place of each of its keywords. */
function blocksOf(doc: Text): Map<number, Word[]> {
  if (known?.doc === doc) return known.blocks;
  const blocks = new Map<number, Word[]>();
  known = { doc, blocks };
  if (doc.length > LONGEST) return blocks;
  // What a comment says is no keyword.
  const text = doc.toString().replace(/\{\{-?\s*\/\*[\s\S]*?\*\/\s*-?\}\}/g, (comment) => " ".repeat(comment.length));
  const open: Word[][] = [];
  for (const found of text.matchAll(keyword)) {
    const [, word] = found;
    const to = found.index + found[0].length;
    const one = { from: to - word.length, to, word };
    if (word === "else") open[open.length - 1]?.push(one);
    else if (word !== "end") open.push([one]);
    else {
      const block = open.pop();
      block?.push(one);
      block?.forEach(({ from }) => blocks.set(from, block));
    }
  }
  return blocks;
}

/** The blocks that the keywords of a line belong to, each with its keyword. */
function* blocksOn(state: EditorState, line: Line): Generator<[Word, Word[]]> {
  for (const found of line.text.matchAll(keyword)) {
    const from = line.from + found.index + found[0].length - found[1].length;
    const block = blocksOf(state.doc).get(from);
    const own = block?.find((word) => word.from === from);
    if (block && own) yield [own, block];
  }
}

/** All keywords of the block that one of them stands at a place of, first to last. */
export function blockAt(state: EditorState, at: number): Word[] {
  for (const [{ from, to }, block] of blocksOn(state, state.doc.lineAt(at))) if (from <= at && at <= to) return block;
  return [];
}

/** The place of the `end` of the first block that a line opens; none if it opens none, or that is never closed. */
export function endOfBlock(state: EditorState, line: Line): number | null {
  for (const [own, block] of blocksOn(state, line)) if (own === block[0]) return block[block.length - 1].from;
  return null;
}

const mark = Decoration.mark({ class: "cm-matchingBracket" });

const lit = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(value, { state, docChanged, selection }) {
    if (!docChanged && !selection) return value;
    const { main } = state.selection;
    const block = main.empty ? blockAt(state, main.head) : [];
    return Decoration.set(block.map(({ from, to }) => mark.range(from, to)));
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Goes to the next keyword of the block, or to the bracket that belongs to this one. */
export function toMatching(view: EditorView): boolean {
  const { head } = view.state.selection.main;
  const block = pathOf(view).includes("templates/") ? blockAt(view.state, head) : [];
  const own = block.findIndex(({ from, to }) => from <= head && head <= to);
  if (own < 0) return cursorMatchingBracket(view);
  const next = block[(own + 1) % block.length];
  view.dispatch({ selection: EditorSelection.cursor(next.from), scrollIntoView: true, userEvent: "select" });
  return true;
}

export const blocks: Extension = [lit, bracketMatching()];
