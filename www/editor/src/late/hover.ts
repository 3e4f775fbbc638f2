// What there is to say of what stands under the pointer, or under the cursor by Ctrl+I.
import type { Extension } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import * as m from "../../dist/messages";
import { Rest } from "../rest";
import { beside, element, keys, prose, say } from "./dom";
import { described } from "./fields";
import { jump } from "./history";
import { type Answer, ask, environments, forget, pathOf, run, Wish } from "./page";

/** How long the pointer rests before it is asked, in milliseconds. */
const RESTED = 300;

const box = element("div", "hov");
box.setAttribute("role", "tooltip");
box.hidden = true;
document.body.append(box);

interface Open {
  view: EditorView;
  from: number;
  to: number;
}

let open: Open | null = null;
let leaving = 0;
let asked = 0;
const rest = new Rest();

export function close(): void {
  rest.stop();
  forget(Wish.Hover);
  asked += 1;
  open = null;
  box.hidden = true;
}

box.onmouseenter = () => clearTimeout(leaving);
box.onmouseleave = () => leaveSoon();

function leaveSoon(): void {
  clearTimeout(leaving);
  leaving = window.setTimeout(close, 200);
}

/** Whether what is under the pointer or cursor is told about; `wanted` by a key. */
export async function hover(view: EditorView, at: number, wanted: boolean): Promise<void> {
  const text = view.state.doc;
  const path = pathOf(view);
  const turn = ++asked;
  const answer = await told(path, at);
  if (!answer || turn !== asked || view.state.doc !== text) return;
  if (answer.title) {
    open = { view, from: answer.from, to: answer.to };
    draw(view, answer, wanted);
  } else if (open) close();
  // What a call gives takes a render: it is asked for behind what is known at once.
  const whole = isTemplate(path) ? await told(path, at, `${environments().active}`) : answer;
  if (!whole || turn !== asked || view.state.doc !== text || (answer.title && !open)) return;
  if (!whole.title) {
    if (wanted) say(m.hoverNone());
    return;
  }
  if (!whole.result) return;
  open = { view, from: whole.from, to: whole.to };
  draw(view, whole, wanted);
}

/** What there is to say; what Kubernetes says of a field comes in a file of its own. */
async function told(path: string, at: number, environment = ""): Promise<Answer | null> {
  const answer = await ask(Wish.Hover, path, at, environment);
  const words = await described(answer?.field);
  return answer && words ? { ...answer, said: [words, ...(answer.said ?? [])] } : answer;
}

const isTemplate = (path: string) => /(^|\/)templates\//.test(path);

function draw(view: EditorView, answer: Answer, wanted: boolean): void {
  const { title, kind, said = [], environments: rows = [], result } = answer;
  const top = element("div", "hov__top", element("h2", "", title ?? "", " ", element("small", "", kind ?? "")));
  if (result) {
    const [name, value, note] = result;
    top.append(element("p", "hov__gives", (value ? m.hoverResult : m.hoverNote)({ environment: name }), " ", element("small", "", note)));
    if (value) top.append(element("pre", "hov__value", value));
  }
  top.append(...said.map((text) => element("p", "", ...prose(text))));
  box.replaceChildren(top);
  if (rows.length) {
    const { names, active } = environments();
    const body = element("tbody", "", ...rows.map(([name, value, source]) => row(name, value, source, name === names[active])));
    box.append(element("table", "", body));
  }
  const act = (key: string, label: string) => {
    const button = element("button", "btn btn--sm", label, " ", ...keys(key));
    button.onclick = () => {
      const at = answer.from;
      close();
      view.focus();
      view.dispatch({ selection: { anchor: at } });
      run(view, key);
    };
    return button;
  };
  if (answer.subject === "named") box.append(element("div", "hov__foot", act("F12", m.hoverDefinition()), act("Shift+F12", m.hoverUses()), act("F2", m.hoverRename())));
  box.hidden = false;
  const at = view.coordsAtPos(Math.min(answer.from, view.state.doc.length));
  if (!at) return close();
  beside(box, { left: at.left - 8, top: at.top, bottom: at.bottom });
  if (wanted) say(`${title}, ${kind}. ${result ? `${result.join(", ")}. ` : ""}${said.join(" ")} ${rows.map(([name, value]) => `${name} ${value}`).join(", ")}`);
}

function row(name: string, value: string, source: string, bold: boolean): HTMLElement {
  const made = element("tr", bold ? "is-open" : "", element("th", "", name), element("td", "", element("code", "", value)));
  const found = /^(.+):(\d+)$/.exec(source);
  let place: string | Node = source;
  if (found) {
    place = element("button", "chip", source);
    (place as HTMLElement).onclick = () => {
      close();
      jump(found[1], Number(found[2]) - 1, 0, 0);
    };
  }
  made.append(element("td", "", place));
  return made;
}

export const hovering: Extension = [
  keymap.of([{ key: "Mod-i", run: (view) => (void hover(view, view.state.selection.main.head, true), true) }]),
  EditorView.domEventHandlers({
    mousemove(event, view) {
      if (!rest.moved(event)) return;
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
      const on = at !== null && (event.target as HTMLElement).closest(".cm-line") !== null;
      if (open && (!on || open.view !== view || at < open.from || at > open.to)) leaveSoon();
      else if (open) clearTimeout(leaving);
      if (!on || (open?.view === view && at >= open.from && at <= open.to)) return;
      rest.after(RESTED, () => void hover(view, at, false));
    },
    mouseleave() {
      rest.stop();
      if (open) leaveSoon();
    },
    mousedown: close,
    scroll(_event, view) {
      if (open?.view === view) close();
    },
    keydown(event) {
      rest.stop();
      if (!open || ["Control", "Shift", "Alt", "Meta"].includes(event.key)) return false;
      const escape = event.key === "Escape";
      close();
      return escape;
    },
  }),
];
