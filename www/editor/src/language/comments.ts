// Comments of the charts that come with the page, in the language that is spoken. The file keeps what it says: only what is drawn
// in its place is another text, and none where the cursor stands, what is selected, or what is searched in.
import type { EditorState, Extension, Range } from "@codemirror/state";
import type { DecorationSet, EditorView as View, ViewUpdate } from "@codemirror/view";
import * as m from "../../dist/messages";
import { leavesOpen, said } from "./lines";

/** How far above a line the start of a template's comment is looked for. */
const FAR = 100;
/** Longer lines have no colours either. */
const LONG = 2_000;

/** What `crates/messages` writes before a comment. */
const translated = (text: string) => window.chartroom.find?.(`# ${text}`);

let made: Extension | null = null;

/** The extension of an editor; its classes are the editors' own. */
export const comments = (): Extension => (made ??= make());

function make(): Extension {
  const { Decoration, EditorView, ViewPlugin, WidgetType } = window.chartroomEditor.shared;

  class Translation extends WidgetType {
    constructor(
      readonly original: string,
      readonly text: string,
      /** How wide it is with the line of signs behind it, and the column it begins at. */
      readonly width: number,
      readonly column: number,
    ) {
      super();
    }

    eq(other: Translation): boolean {
      return other.original === this.original && other.text === this.text && other.width === this.width;
    }

    toDOM(): HTMLElement {
      const dom = document.createElement("span");
      dom.className = "tok-comment";
      dom.title = m.commentTranslated({ original: this.original });
      // Chinese has no slanted letters.
      dom.style.fontStyle = "normal";
      dom.append(...columns(this.original, this.text));
      if (this.width) {
        const rule = document.createElement("span");
        rule.ariaHidden = "true";
        rule.textContent = ` ${"-".repeat(this.width)}`;
        dom.append(rule);
        Object.assign(dom.style, {
          display: "inline-block",
          verticalAlign: "top",
          width: `${this.width}ch`,
          maxWidth: `calc(100% - ${this.column}ch)`,
          overflow: "hidden",
          whiteSpace: "pre",
        });
      }
      return dom;
    }

    /** A click puts the cursor into the line. */
    ignoreEvent(): boolean {
      return false;
    }
  }

  function decorate(view: View): DecorationSet {
    const { doc, selection } = view.state;
    const found: Range<ReturnType<typeof Decoration.replace>>[] = [];
    if (searched(view.state)) return Decoration.none;
    const focused = view.root.activeElement === view.contentDOM;
    const held = selection.ranges.filter((range) => focused || !range.empty);
    let last = 0;
    for (const { from, to } of view.visibleRanges) {
      const first = doc.lineAt(from).number;
      let inside = false;
      for (let at = first - 1; at > Math.max(0, first - FAR); at -= 1) {
        const open = leavesOpen(doc.line(at).text);
        if (open === undefined) continue;
        inside = open;
        break;
      }
      for (let at = Math.max(first, last + 1); at <= doc.lines; at += 1) {
        const line = doc.line(at);
        if (line.from > to) break;
        last = at;
        if (line.length > LONG) continue;
        const [one, open] = said(line.text, inside);
        inside = open;
        if (!one || held.some((range) => range.from <= line.to && range.to >= line.from)) continue;
        const original = line.text.slice(one.from, one.to);
        const text = translated(original);
        if (text === undefined) continue;
        const width = one.end > one.to ? one.end - one.from : 0;
        found.push(Decoration.replace({ widget: new Translation(original, text, width, one.from) }).range(line.from + one.from, line.from + one.end));
      }
    }
    return Decoration.set(found);
  }

  // What CodeMirror puts beside a widget would make its line taller by half a pixel.
  // And a heading's width is not to hold lines that wrap.
  const look = EditorView.baseTheme({ ".cm-widgetBuffer": { height: ".5em" }, ".cm-lineWrapping": { minWidth: "0" } });
  const plugin = ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;

      constructor(view: View) {
        this.decorations = decorate(view);
      }

      update(update: ViewUpdate): void {
        if (update.transactions.length || update.viewportChanged || update.focusChanged) this.decorations = decorate(update.view);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
  return [plugin, look];
}

/** Whether what is searched for is marked in the text (late/search.ts). */
const searched = (state: EditorState): boolean => window.chartroomLate?.search.searchPanelOpen(state) ?? false;

/** A text whose columns are as wide as the original's, where it has some. */
function columns(original: string, text: string): (string | HTMLElement)[] {
  const widths = original.match(/\S+(?: \S+)*\s*/g) ?? [];
  const cells = text.split(/ {2,}/);
  if (cells.length < 2 || cells.length !== widths.length) return [text];
  return cells.map((cell, at) => {
    const dom = document.createElement("span");
    dom.textContent = `${cell} `;
    Object.assign(dom.style, { display: "inline-block", minWidth: `${widths[at].length}ch` });
    return dom;
  });
}
