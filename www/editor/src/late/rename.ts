// Another name for a value, a named template or an environment, everywhere at once: first shown, then done as one step.
import type { Extension } from "@codemirror/state";
import { type EditorView, keymap } from "@codemirror/view";
import * as m from "../../dist/messages";
import { change, changesOf, diff } from "./changes";
import { button, element, hint, say, TAKE_BACK } from "./dom";
import { close as closeHover } from "./hover";
import { modal } from "./modal";
import { type Answer, ask, environments, focused, pathOf, setName, Wish } from "./page";

/** What gets another name. */
interface Named {
  /** What it is, with its name. */
  title: string;
  old: string;
  /** What is said of it first. */
  told: string;
  /** What has the focus afterwards. */
  back: HTMLElement;
  /** What a name would change. */
  ask(name: string): Promise<Answer | null>;
  /** Does what was shown; what is said then. */
  done(answer: Answer, name: string): string;
}

function open({ title, old, told: first, back, ask, done }: Named): void {
  const input = element("input") as HTMLInputElement;
  input.value = old;
  input.setAttribute("aria-label", m.renameLabel({ what: title }));
  input.spellcheck = false;
  const body = element("div", "pal__list");
  const told = element("p", "ren__told", first);
  told.setAttribute("role", "status");
  const go = button(m.renamePreview(), "btn btn--primary", () => void next());
  const foot = element("div", "pal__foot", hint("Enter", m.keyRename), hint("Esc", m.keyClose), element("span", "grow"), go);
  const box = modal(m.renameTitle({ what: title }), "pal", [element("div", "pal__in", element("b", "", m.rename()), input), told, body, foot], back);
  let shown: [Answer, string] | null = null;
  input.oninput = () => {
    shown = null;
    go.textContent = m.renamePreview();
    body.replaceChildren();
  };
  const next = async () => {
    if (go.disabled) return;
    if (shown) {
      const said = done(...shown);
      box.close();
      return say(said);
    }
    const name = input.value.trim();
    if (!name || name === old) {
      told.textContent = m.renameEmpty();
      return;
    }
    go.disabled = true;
    told.textContent = m.renameRendering();
    const answer = await ask(name);
    go.disabled = false;
    if (!answer || !box.box.isConnected) return;
    if (answer.error) {
      told.textContent = answer.error;
      return input.focus();
    }
    const { file, sets = [] } = answer;
    const files = changesOf(answer);
    const places = files.reduce((sum, file) => sum + file.edits.length, sets.length);
    told.textContent = places ? m.renamePlaces({ places, files: files.length }) : m.rendersSame();
    const changes = diff(files, sets);
    if (file) changes.prepend(element("h3", "", `${file[0]} → ${file[1]}`));
    body.replaceChildren(changes);
    shown = [answer, name];
    go.textContent = m.rename();
    go.focus();
  };
  input.onkeydown = (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    void next();
  };
  input.focus();
  input.select();
}

async function rename(view: EditorView): Promise<void> {
  closeHover();
  if (view.state.readOnly) return say(m.reading());
  const path = pathOf(view);
  const { head } = view.state.selection.main;
  const hover = await ask(Wish.Hover, path, head);
  if (!hover) return;
  const old = hover.title ? view.state.sliceDoc(hover.from, hover.to).replace(/^["']|["']$/g, "") : "";
  if (!old) return say(m.renameNone());
  open({
    title: hover.title ?? "",
    old,
    told: m.renameHelp(),
    back: view.contentDOM,
    ask: (name) => ask(Wish.Rename, path, head, name),
    done(answer) {
      const files = changesOf(answer);
      const did = change(files, answer.sets ?? []);
      return did ? m.renameDone({ files: files.length, key: TAKE_BACK }) : m.renameChanged();
    },
  });
}

/** Renames the open environment. */
export function renameEnvironment(): void {
  if (focused()?.state.readOnly) return say(m.reading());
  const { names, active } = environments();
  const old = names[active] ?? "";
  open({
    title: m.renameEnvironmentWhat({ name: old }),
    old,
    told: m.renameEnvironmentHelp(),
    back: document.querySelector<HTMLElement>('.envs [aria-selected="true"], .env-select') ?? document.body,
    ask: (name) => ask(Wish.Rename, "", active, name),
    done({ files = [], file }, name) {
      const [settings] = files as [string, string, string][];
      setName(name, file, settings?.[2]);
      return m.renameEnvironmentDone({ old, name });
    },
  });
}

/** F2 on the tab of an environment. */
addEventListener("keydown", (event) => {
  if (event.key !== "F2" || !(event.target as Element).closest?.('.envs [aria-selected="true"]')) return;
  event.preventDefault();
  renameEnvironment();
});

export const renaming: Extension = keymap.of([{ key: "F2", run: (view) => (void rename(view), true) }]);
