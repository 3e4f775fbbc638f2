// What may be made of what stands at the cursor: fixes of its problems, and changes that keep what is rendered, each shown
// before it is done.
import type { Extension } from "@codemirror/state";
import { type EditorView, keymap } from "@codemirror/view";
import * as m from "../../dist/messages";
import { change, changeLayers, changesOf, diff, type FileChange } from "./changes";
import { button, element, hint, say, TAKE_BACK } from "./dom";
import { close as closeHover } from "./hover";
import { listBox } from "./list";
import { modal } from "./modal";
import { type Answer, ask, editors, outward, pathOf, Wish } from "./page";

interface Choice {
  title: string;
  kind: string;
  run(): void;
}

const kinds: Record<string, () => string> = { fix: m.actFix, extract: m.actExtract, inline: m.actInline, rewrite: m.actRewrite, move: m.actMove };

let choices: Choice[] = [];

const foot = element("div", "cpl__foot", hint("Enter", m.keyPreview), hint("Esc", m.keyClose));
const list = listBox("act", "peek acts", [[], [foot]], {
  take(at) {
    list.close()?.focus();
    choices[at]?.run();
  },
});

/** Fixes of the problems of a line. */
function fixes(view: EditorView, path: string): Choice[] {
  const line = view.state.doc.lineAt(view.state.selection.main.head).number - 1;
  const own = editors.problemsOf(path).filter((one) => one.fix && one.line <= line && line <= one.endLine);
  return own.map((one) => ({ title: one.fix.replaceAll("`", ""), kind: "fix", run: () => editors.fix(one.key) }));
}

/** What may be done at the cursor, or only what `only` names. */
async function offer(view: EditorView, only = ""): Promise<void> {
  closeHover();
  if (view.state.readOnly) return say(m.reading());
  const path = pathOf(view);
  const { from, to, head } = view.state.selection.main;
  const text = view.state.doc;
  const answer = await ask(Wish.Acts, path, from, String(outward(path, to)));
  if (!answer || view.state.doc !== text) return;
  const made = (answer.acts ?? []).map(([title, kind]): Choice => ({ title, kind, run: () => void preview(view, path, from, to, title) }));
  choices = [...fixes(view, path), ...made].filter((one) => !only || one.kind === only);
  if (!choices.length) return say(only ? m.movesNone() : m.actsNone());
  const rows = choices.map(({ title, kind }) => element("li", "", element("span", "", title), element("span", "at", kinds[kind]?.() ?? "")));
  list.open(view, head, m.acts(), rows);
}

/** Shows what a change does, once every environment was rendered with it. */
async function preview(view: EditorView, path: string, from: number, to: number, title: string): Promise<void> {
  let files: FileChange[] = [];
  let layered: Answer | null = null;
  const told = element("p", "ren__told", m.renderingAll());
  told.setAttribute("role", "status");
  const body = element("div", "pal__list");
  const go = button(m.actApply(), "btn btn--primary", () => {
    const did = layered ? changeLayers(layered, files) : change(files, []);
    shown.close();
    say(did ? m.actDone({ title, key: TAKE_BACK }) : m.fileChanged());
  });
  go.disabled = true;
  const foot = element("div", "pal__foot", hint("Enter", m.keyApply), hint("Esc", m.keyClose), element("span", "grow"), go);
  const shown = modal(title, "pal", [element("div", "pal__in", element("b", "", title)), told, body, foot], view.contentDOM);
  const answer = await ask(Wish.Act, path, from, `${outward(path, to)} ${title}`);
  if (!answer || !shown.box.isConnected) return;
  if (answer.error) {
    told.textContent = m.actFailed({ reason: answer.error });
    return;
  }
  files = changesOf(answer);
  layered = answer.state ? answer : null;
  const { same, free = [] } = answer;
  const others = free.length ? m.actOthersDiffer({ environments: free.join(m.comma()) }) : m.actDiffers();
  told.textContent = same ? m.rendersSame() : others;
  body.append(diff(files, [], answer));
  go.disabled = false;
  go.focus();
}

export const acting: Extension = keymap.of([{ key: "Mod-.", run: (view) => (void offer(view), true) }]);

/** Moves of the value at the cursor between layers, and of the file as a whole. */
export const moving = (view: EditorView): void => void offer(view, "move");
