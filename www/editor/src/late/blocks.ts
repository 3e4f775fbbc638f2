// Blocks of templates: `if … else … end` belong together, and so do brackets.
import { cursorMatchingBracket } from "@codemirror/commands";
import { bracketMatching } from "@codemirror/language";
import { EditorSelection, type EditorState, type Extension, StateField, type Text } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import { pathOf } from "./page";

/** A keyword of a block. */
interface Word {
  from: number;
  to: number;
  word: string;
}

const keyword = /\{\{-?\s*(if|range|with|define|block|end|else)\b/g;
/** Longer texts are not searched through at each move of the cursor. */
const LONGEST = 300_000;

let known: { doc: Text; words: Word[] } | null = null;

function wordsOf(doc: Text): Word[] {
  if (known?.doc === doc) return known.words;
  const words: Word[] = [];
  // What a comment says is no keyword.
  const text = doc.toString().replace(/\{\{-?\s*\/\*[\s\S]*?\*\/\s*-?\}\}/g, (comment) => " ".repeat(comment.length));
  for (const found of text.matchAll(keyword)) {
    const to = found.index + found[0].length;
    words.push({ from: to - found[1].length, to, word: found[1] });
  }
  known = { doc, words };
  return words;
}

/** All keywords of the block that one of them stands at a place of, first to last. */
export function blockAt(state: EditorState, at: number): Word[] {
  if (state.doc.length > LONGEST) return [];
  const words = wordsOf(state.doc);
  const own = words.findIndex(({ from, to }) => from <= at && at <= to);
  if (own < 0) return [];
  const open: Word[][] = [];
  for (const [number, one] of words.entries()) {
    if (one.word === "else") open[open.length - 1]?.push(one);
    else if (one.word === "end") {
      const block = open.pop();
      block?.push(one);
      if (block?.includes(words[own])) return block;
    } else open.push([one]);
    if (number > own && !open.some((block) => block.includes(words[own]))) break;
  }
  return [];
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
