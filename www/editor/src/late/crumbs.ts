// The keys around the cursor, over the text, and the lines they stand on while these are scrolled out of sight.
import { EditorSelection, type EditorState, type Extension } from "@codemirror/state";
import { EditorView, type Panel, showPanel, type ViewUpdate } from "@codemirror/view";
import * as m from "../../dist/messages";
import { button, element, label, speaks } from "./dom";
import { leave } from "./history";

/** A key that a place is below. */
interface Crumb {
  name: string;
  line: number;
}

const keyed = /^(\s*)((?:- +)*)("[^"]*"|'[^']*'|[^\s#"'\-{[][^:#]*?)\s*:(?=\s|$)/;
/** Lines that are looked up at most, and how much of each. */
const LINES = 20_000;
const WIDTH = 300;

/** The keys that lead to a line, outermost first. */
export function around(state: EditorState, number: number): Crumb[] {
  const { doc } = state;
  const found: Crumb[] = [];
  let limit = Infinity;
  for (let at = number; at >= Math.max(1, number - LINES) && limit > 0; at -= 1) {
    const text = doc.line(at).text.slice(0, WIDTH);
    const key = keyed.exec(text);
    if (key) {
      const [, spaces, dashes, name] = key;
      const column = spaces.length + dashes.length;
      if (column < limit) {
        found.unshift({ name: name.replace(/^["']|["']$/g, ""), line: at });
        limit = column;
      }
      // The key of a list may stand at the column of its dashes.
      if (dashes && spaces.length < limit) limit = spaces.length + 1;
    } else if (at === number && text.trim() && !/^\s*(#|\{\{)/.test(text)) {
      limit = Math.min(limit, text.search(/\S/) + (/^\s*- /.test(text) ? 1 : 0));
    } else if (/^\{\{-?\s*define\b/.test(text) && limit === Infinity) {
      const define = /"([^"]+)"/.exec(text)?.[1];
      return define ? [{ name: define, line: at }] : [];
    }
  }
  return found;
}

function goTo(view: EditorView, line: number): void {
  leave();
  const { from, text } = view.state.doc.line(line);
  view.dispatch({ selection: EditorSelection.cursor(from + text.search(/\S|$/)), effects: EditorView.scrollIntoView(from, { y: "center" }) });
  view.focus();
}

const drawn = new WeakMap<EditorView, HTMLElement>();

function panel(view: EditorView): Panel {
  const list = element("ol");
  const dom = element("div", "keys", list);
  dom.setAttribute("role", "group");
  speaks(dom, m.commandCrumbs, label);
  drawn.set(view, dom);
  let shown = "";
  const draw = () => {
    const line = view.state.doc.lineAt(view.state.selection.main.head);
    const crumbs = around(view.state, line.number);
    const now = JSON.stringify(crumbs);
    if (now === shown) return;
    shown = now;
    list.replaceChildren(
      ...crumbs.map((crumb) => {
        const key = button(crumb.name, "", () => goTo(view, crumb.line));
        key.tabIndex = -1;
        key.title = m.line({ line: crumb.line });
        return element("li", "", key);
      }),
    );
  };
  dom.onkeydown = (event) => {
    const step = ({ ArrowLeft: -1, ArrowRight: 1 } as Record<string, number>)[event.key];
    if (step) {
      const all = [...dom.querySelectorAll("button")];
      const at = all.indexOf(document.activeElement as HTMLButtonElement);
      all[Math.max(0, Math.min(all.length - 1, at + step))]?.focus();
    } else if (event.key === "Escape") view.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  draw();
  return { dom, top: true, update: ({ docChanged, selectionSet }: ViewUpdate) => void ((docChanged || selectionSet) && draw()) };
}

/** Puts the focus on the innermost key around the cursor. */
export function toCrumbs(view: EditorView): boolean {
  const all = drawn.get(view)?.querySelectorAll("button");
  all?.[all.length - 1]?.focus();
  return true;
}

export const crumbs: Extension = showPanel.of(panel);
