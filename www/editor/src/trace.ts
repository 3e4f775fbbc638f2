// Lines that the page lights, each with its letter, and what overlays do to lines of the base.
import { type EditorState, type Extension, type Range, RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, gutterLineClass, GutterMarker, WidgetType } from "@codemirror/view";
import * as m from "../dist/messages";

/** The notes of one file; lines count from 0. */
export interface Notes {
  /** Line and letter. */
  lit: [number, string][];
  /** Line, the value that wins, the environment, and the number by which the page knows it. */
  ghosts: [number, string, string, number][];
}

export const noNotes: Notes = { lit: [], ghosts: [] };

const setNotes = StateEffect.define<Notes>();

/** What the page said last. Lines follow the text until it says something new. */
const field = StateField.define<{ lit: [number, string][]; ghosts: [number, Notes["ghosts"][number]][] }>({
  create: () => ({ lit: [], ghosts: [] }),
  update(value, transaction) {
    if (transaction.docChanged) {
      const moved = (at: number) => transaction.changes.mapPos(at, 1);
      value = {
        lit: value.lit.map(([at, letter]) => [moved(at), letter]),
        ghosts: value.ghosts.map(([at, ghost]) => [moved(at), ghost]),
      };
    }
    for (const effect of transaction.effects) {
      if (!effect.is(setNotes)) continue;
      const { doc } = transaction.state;
      const start = (line: number) => (line < doc.lines ? doc.line(line + 1).from : -1);
      value = {
        lit: effect.value.lit.map(([line, letter]): [number, string] => [start(line), letter]).filter(([at]) => at >= 0),
        ghosts: effect.value.ghosts
          .map((ghost): [number, Notes["ghosts"][number]] => [start(ghost[0]), ghost])
          .filter(([at]) => at >= 0),
      };
    }
    return value;
  },
});

class Ghost extends WidgetType {
  constructor(readonly text: string, readonly environment: string, readonly index: number, readonly go: (index: number) => void) {
    super();
  }

  eq(other: Ghost): boolean {
    return other.text === this.text && other.environment === this.environment && other.index === this.index;
  }

  toDOM(): HTMLElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "ghost";
    button.tabIndex = -1;
    const value = document.createElement("b");
    value.textContent = this.text;
    button.append("→ ", value, m.overriddenIn({ environment: this.environment }));
    button.title = m.overriddenHelp();
    button.onclick = () => this.go(this.index);
    return button;
  }

  ignoreEvent(): boolean {
    return true;
  }
}

class Step extends GutterMarker {
  constructor(readonly letter: string) {
    super();
  }

  eq(other: Step): boolean {
    return other.letter === this.letter;
  }

  toDOM(): Node {
    const step = document.createElement("span");
    step.className = "step";
    step.textContent = this.letter;
    return step;
  }
}

class Traced extends GutterMarker {
  elementClass = "is-traced";
}

const traced = new Traced();
const line = (letter: string) => Decoration.line({ class: "is-traced", attributes: { "data-step": letter } });

function decorations(state: EditorState, go: (index: number) => void): DecorationSet {
  const { ghosts } = state.field(field);
  const ranges: Range<Decoration>[] = [];
  for (const [from, letter] of first(state)) ranges.push(line(letter).range(from));
  const said = new Set<number>();
  for (const [at, [, text, environment, index]] of ghosts) {
    const { to } = state.doc.lineAt(at);
    if (said.has(to)) continue;
    said.add(to);
    ranges.push(Decoration.widget({ widget: new Ghost(text, environment, index, go), side: 1 }).range(to));
  }
  return Decoration.set(ranges, true);
}

/** The first letter of each lit line, by where the line starts. */
function first(state: EditorState): Map<number, string> {
  const seen = new Map<number, string>();
  for (const [at, letter] of state.field(field).lit) {
    const { from } = state.doc.lineAt(at);
    if (!seen.has(from)) seen.set(from, letter);
  }
  return seen;
}

function markers(state: EditorState, marker: (letter: string) => GutterMarker): RangeSet<GutterMarker> {
  return RangeSet.of(
    [...first(state)].map(([from, letter]) => marker(letter).range(from)),
    true,
  );
}

export function traceExtension(go: (index: number) => void): Extension {
  return [
    field,
    EditorView.decorations.compute([field, "doc"], (state) => decorations(state, go)),
    gutterLineClass.compute([field, "doc"], (state) => markers(state, () => traced)),
  ];
}

/** The letters, for the gutter of the marks, which has its room anyway. */
export const letters = (state: EditorState): RangeSet<GutterMarker> => markers(state, (letter) => new Step(letter));

export const notesEffect = (notes: Notes) => setNotes.of(notes);
