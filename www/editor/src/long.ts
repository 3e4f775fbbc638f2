// Says of lines that are too long to be coloured that they are, so that grey text surprises no one.
import { type Range } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import * as m from "../dist/messages";
import { LONG_LINE } from "./language";

const long = () =>
  Decoration.line({
    class: "cm-long",
    attributes: { title: m.longLine({ count: LONG_LINE.toLocaleString(document.documentElement.lang) }) },
  });

function decorate(view: EditorView): DecorationSet {
  const { doc } = view.state;
  const ranges: Range<Decoration>[] = [];
  for (const { from, to } of view.viewportLineBlocks) {
    if (to - from <= LONG_LINE) continue;
    const line = doc.lineAt(from);
    if (line.length > LONG_LINE) ranges.push(long().range(line.from));
  }
  return Decoration.set(ranges);
}

export const longLines = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }

    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged) this.decorations = decorate(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);
