// Where something is defined and used, with a glance at each place.
import type { Extension } from "@codemirror/state";
import { Prec } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { beside, chooseRow, element, hint, say, stepOf } from "./dom";
import { close as closeHover } from "./hover";
import { jump, travel } from "./history";
import { ask, editors, pathOf, type Place, Wish } from "./page";

/** Places that are listed at most. */
const MOST = 500;

const box = element("div", "peek");
const head = element("div", "peek__head");
const list = element("ul");
const glance = element("pre", "peek__code");
list.setAttribute("role", "listbox");
list.tabIndex = 0;
box.hidden = true;
box.append(head, list, glance, element("div", "cpl__foot", hint("Enter", "go"), hint("Esc", "close"), hint("Alt+←", "back")));
document.body.append(box);

let places: Place[] = [];
let chosen = 0;
let opener: EditorView | null = null;

function close(): void {
  box.hidden = true;
  opener = null;
}

function choose(at: number): void {
  chosen = Math.max(0, Math.min(places.length - 1, at));
  chooseRow([...list.children], chosen, list);
  const [, line, column, end, first, around] = places[chosen];
  glance.replaceChildren(
    ...around.map((text, number) => {
      const own = first + number === line;
      const code = own ? [text.slice(0, column), element("mark", "", text.slice(column, end)), text.slice(end)] : [text];
      return element("div", own ? "is-own" : "", element("i", "", String(first + number + 1)), ...code);
    }),
  );
}

function show(view: EditorView, at: number, what: string): void {
  const coords = view.coordsAtPos(at);
  if (!coords) return;
  opener = view;
  const files = new Set(places.map(([path]) => path)).size;
  const more = places.length === MOST ? "the first " : "";
  head.textContent = `${what}: ${more}${places.length} places in ${files} ${files === 1 ? "file" : "files"}`;
  list.setAttribute("aria-label", head.textContent);
  list.replaceChildren(
    ...places.map(([path, line, , , first, around], number) => {
      const row = element("li", "", element("span", "", (around[line - first] ?? "").trim()), element("span", "at", `${path}:${line + 1}`));
      row.id = `peek-${number}`;
      row.setAttribute("role", "option");
      row.onclick = () => take(number);
      row.onmouseenter = () => choose(number);
      return row;
    }),
  );
  box.hidden = false;
  choose(0);
  beside(box, { left: coords.left - 26, top: coords.top, bottom: coords.bottom });
  list.focus();
}

function take(number: number): void {
  const [path, line, column, end] = places[number];
  close();
  jump(path, line, column, end);
}

list.onkeydown = (event) => {
  const step = stepOf(event) ?? ({ Home: -MOST, End: MOST } as Record<string, number>)[event.key];
  if (step) choose(chosen + step);
  else if (event.key === "Enter") take(chosen);
  else if (event.key === "Escape") {
    const view = opener;
    close();
    view?.focus();
  } else return;
  event.preventDefault();
  event.stopPropagation();
};
box.addEventListener("focusout", (event) => {
  if (!box.contains(event.relatedTarget as Node | null)) close();
});

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
  else show(view, at, "Defined and read");
}

async function uses(view: EditorView, at: number): Promise<void> {
  closeHover();
  const answer = await ask(Wish.Uses, pathOf(view), at);
  if (!answer?.places) return;
  places = answer.places.slice(0, MOST);
  if (places.length) show(view, at, "Used");
  else say("Nothing here is used elsewhere.");
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
