// A strip at the right edge: where in the whole file there are problems, and what the search found.
import { getSearchQuery, searchPanelOpen } from "@codemirror/search";
import type { Extension } from "@codemirror/state";
import { EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import * as m from "../../dist/messages";
import { element } from "./dom";
import { editors, pathOf } from "./page";

/** Marks that are drawn at most. */
const MOST = 300;
/** How long nothing may have changed, in milliseconds. */
const REST = 100;

const strip = ViewPlugin.fromClass(
  class {
    private dom = element("div", "overview");
    private timer = 0;
    private shown = "";

    constructor(private view: EditorView) {
      this.dom.setAttribute("aria-hidden", "true");
      view.dom.append(this.dom);
      this.soon();
    }

    update(update: ViewUpdate): void {
      if (update.docChanged || update.geometryChanged || update.transactions.some((one) => one.effects.length)) this.soon();
    }

    destroy(): void {
      clearTimeout(this.timer);
      this.dom.remove();
    }

    private soon(): void {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.draw(), REST);
    }

    private draw(): void {
      const { view } = this;
      const { scrollDOM, state } = view;
      const lines = new Map<number, [string, string]>();
      const query = searchPanelOpen(state) ? getSearchQuery(state) : null;
      if (query?.valid && query.search) {
        const cursor = query.getCursor(state);
        for (let next = cursor.next(); !next.done && lines.size < MOST; next = cursor.next()) lines.set(state.doc.lineAt(next.value.from).number, ["found", ""]);
      }
      const problems = editors.problemsOf(pathOf(view));
      for (const severity of ["hint", "warning", "error"]) {
        for (const one of problems) if (one.severity === severity && one.line < state.doc.lines) lines.set(one.line + 1, [severity, one.message]);
      }
      const all = [...lines].slice(0, MOST);
      // A file that is in sight as a whole needs no map.
      const small = scrollDOM.scrollHeight <= scrollDOM.clientHeight + 1;
      const place = [scrollDOM.offsetTop, scrollDOM.clientHeight, scrollDOM.offsetWidth - scrollDOM.clientWidth];
      const now = JSON.stringify([all, small, place, state.doc.lines]);
      if (now === this.shown) return;
      this.shown = now;
      this.dom.style.top = `${place[0]}px`;
      this.dom.style.height = `${place[1]}px`;
      this.dom.style.right = `${place[2]}px`;
      this.dom.replaceChildren(
        ...(small ? [] : all).map(([line, [kind, message]]) => {
          const mark = element("i", `overview__${kind}`);
          mark.style.top = `${(100 * (line - 1)) / state.doc.lines}%`;
          mark.title = message ? m.lineSays({ line, message: message.replaceAll("`", "") }) : m.line({ line });
          mark.onmousedown = (event) => {
            event.preventDefault();
            const at = view.state.doc.line(Math.min(line, view.state.doc.lines)).from;
            view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
            view.focus();
          };
          return mark;
        }),
      );
    }
  },
);

export const problemStrip: Extension = strip;
