// A file whose lines end in two ways says so, and can be made of one kind.
import { type EditorState, type Extension, StateField } from "@codemirror/state";
import { type EditorView, type Panel, showPanel } from "@codemirror/view";
import * as m from "../../dist/messages";
import { button, element, say } from "./dom";

/** How many lines end with CRLF, and how many with LF alone, where there are both. */
function mixed(state: EditorState): [number, number] | null {
  // Where all lines end with CRLF the editor keeps no CR.
  if (state.lineBreak !== "\n" || state.doc.length > 1_000_000) return null;
  let both = 0;
  for (const line of state.doc.iterLines()) if (line.endsWith("\r")) both += 1;
  const rest = state.doc.lines - 1 - both;
  return both && rest > 0 ? [both, rest] : null;
}

function panel(view: EditorView): Panel {
  const told = element("span", "grow");
  const make = (ends: string, crlf: boolean) =>
    button(() => m.endsAll({ ends }), "btn btn--sm", () => {
      const { doc } = view.state;
      const changes = [];
      for (let number = 1; number <= doc.lines; number += 1) {
        const line = doc.line(number);
        const has = line.text.endsWith("\r");
        if (has && !crlf) changes.push({ from: line.to - 1, to: line.to });
        else if (!has && crlf && number < doc.lines) changes.push({ from: line.to, insert: "\r" });
      }
      view.dispatch({ changes, userEvent: "input.ends" });
      view.focus();
      say(m.endsMade({ ends }));
    });
  const dom = element("div", "ends", told, make("LF", false), make("CRLF", true));
  dom.setAttribute("role", "status");
  const draw = () => {
    const [crlf, lf] = mixed(view.state) ?? [0, 0];
    told.textContent = m.endsMixed({ crlf, lf });
  };
  draw();
  return { dom, top: true, update: ({ docChanged }) => docChanged && draw() };
}

const field = StateField.define<boolean>({
  create: (state) => mixed(state) !== null,
  update: (value, { docChanged, state }) => (docChanged ? mixed(state) !== null : value),
  provide: (field) => showPanel.from(field, (is) => (is ? panel : null)),
});

export const lineEnds: Extension = field;
