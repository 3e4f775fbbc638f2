// Where something is defined and used, with a glance at each place.
import type { Extension } from "@codemirror/state";
import { Prec } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import * as m from "../../dist/messages";
import { element, hint, say } from "./dom";
import { close as closeHover } from "./hover";
import { jump, travel } from "./history";
import { listBox } from "./list";
import { ask, editors, pathOf, type Place, Wish } from "./page";

/** Places that are listed at most. */
const MOST = 500;

let places: Place[] = [];

const head = element("div", "peek__head");
const glance = element("pre", "peek__code");
const foot = element("div", "cpl__foot", hint("Enter", m.keyGo), hint("Esc", m.keyClose), hint("Alt+←", m.keyBack));
const list = listBox("peek", "peek", [[head], [glance, foot]], { choose: look, take });

/** A glance at a place. */
function look(at: number): void {
  const [, line, column, end, first, around] = places[at];
  glance.replaceChildren(
    ...around.map((text, number) => {
      const own = first + number === line;
      const code = own ? [text.slice(0, column), element("mark", "", text.slice(column, end)), text.slice(end)] : [text];
      return element("div", own ? "is-own" : "", element("i", "", String(first + number + 1)), ...code);
    }),
  );
}

function show(view: EditorView, at: number, what: "definition" | "use"): void {
  const files = new Set(places.map(([path]) => path)).size;
  head.textContent = m.places({ what, limited: places.length === MOST, count: places.length, files });
  const rows = places.map(([path, line, , , first, around]) =>
    element("li", "", element("span", "", (around[line - first] ?? "").trim()), element("span", "at", `${path}:${line + 1}`)),
  );
  list.open(view, at, head.textContent, rows);
}

function take(number: number): void {
  const [path, line, column, end] = places[number];
  list.close();
  jump(path, line, column, end);
}

/** Goes where what stands at a place is defined; where nothing is, the line is explained. */
async function definition(view: EditorView, at: number): Promise<void> {
  const path = pathOf(view);
  closeHover();
  const answer = await ask(Wish.Definition, path, at);
  if (!answer?.places) return;
  places = answer.places.slice(0, MOST);
  const line = view.state.doc.lineAt(at).number - 1;
  if (!places.length) return editors.explain(path, line);
  // One place counts most from a template or an overlay, the base; from there it is several readers.
  if (places.length === 1 || path.includes("templates/") || places[0][0].endsWith("values.yaml")) take(0);
  else show(view, at, "definition");
}

async function uses(view: EditorView, at: number): Promise<void> {
  closeHover();
  const answer = await ask(Wish.Uses, pathOf(view), at);
  if (!answer?.places) return;
  places = answer.places.slice(0, MOST);
  if (places.length) show(view, at, "use");
  else say(m.usesNone());
}

const head_ = (view: EditorView) => view.state.selection.main.head;

export const going: Extension = [
  Prec.highest(
    keymap.of([
      { key: "F12", run: (view) => (void definition(view, head_(view)), true) },
      { key: "Shift-F12", run: (view) => (void uses(view, head_(view)), true) },
      {
        key: "Mod-F12",
        run: (view) => {
          editors.explain(pathOf(view), view.state.doc.lineAt(head_(view)).number - 1);
          return true;
        },
      },
      { key: "Alt-ArrowLeft", mac: "Ctrl--", run: () => travel(-1) },
      { key: "Alt-ArrowRight", mac: "Ctrl-Shift--", run: () => travel(1) },
    ]),
  ),
  Prec.highest(
    EditorView.domEventHandlers({
      mousedown(event, view) {
        if (!(event.ctrlKey || event.metaKey) || event.button !== 0) return false;
        const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
        if (at === null) return false;
        view.dispatch({ selection: { anchor: at } });
        view.focus();
        void definition(view, at);
        return true;
      },
    }),
  ),
  // Ctrl+click goes somewhere, so more cursors come by Alt+click.
  EditorView.clickAddsSelectionRange.of((event) => event.altKey),
];
