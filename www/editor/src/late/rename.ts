// Another name for a value, a named template or an environment, everywhere at once: first shown, then done as one step.
import type { Extension } from "@codemirror/state";
import { type EditorView, keymap } from "@codemirror/view";
import { change, changesOf, diff } from "./changes";
import { button, element, hint, READING, say } from "./dom";
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
  input.setAttribute("aria-label", `New name for ${title}`);
  input.spellcheck = false;
  const body = element("div", "pal__list");
  const told = element("p", "ren__told", first);
  told.setAttribute("role", "status");
  const go = button("Preview", "btn btn--primary", () => void next());
  const foot = element("div", "pal__foot", hint("Enter", "preview, then rename"), hint("Esc", "close"), element("span", "grow"), go);
  const box = modal(`Rename ${title}`, "pal", [element("div", "pal__in", element("b", "", "Rename"), input), told, body, foot], back);
  let shown: [Answer, string] | null = null;
  input.oninput = () => {
    shown = null;
    go.textContent = "Preview";
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
      told.textContent = "Type another name.";
      return;
    }
    go.disabled = true;
    told.textContent = "Rendering every environment with either name…";
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
    const counted = `${places} ${places === 1 ? "place" : "places"} in ${files.length} ${files.length === 1 ? "file" : "files"}. `;
    told.textContent = `${places ? counted : ""}Every environment renders the same as before.`;
    const changes = diff(files, sets);
    if (file) changes.prepend(element("h3", "", `${file[0]} → ${file[1]}`));
    body.replaceChildren(changes);
    shown = [answer, name];
    go.textContent = "Rename";
    go.focus();
  };
  input.onkeydown = (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    void next();
  };
  input.focus();
  input.select();
}

async function rename(view: EditorView): Promise<void> {
  closeHover();
  if (view.state.readOnly) return say(READING);
  const path = pathOf(view);
  const { head } = view.state.selection.main;
  const hover = await ask(Wish.Hover, path, head);
  if (!hover) return;
  const old = hover.title ? view.state.sliceDoc(hover.from, hover.to).replace(/^["']|["']$/g, "") : "";
  if (!old) return say("There is nothing here that has a name.");
  open({
    title: hover.title ?? "",
    old,
    told: "Renames it in all layers, templates, schemas and --set entries, if every environment then renders the same.",
    back: view.contentDOM,
    ask: (name) => ask(Wish.Rename, path, head, name),
    done(answer) {
      const files = changesOf(answer);
      const did = change(files, answer.sets ?? []);
      return did ? `Renamed in ${files.length} ${files.length === 1 ? "file" : "files"}. Ctrl+Z takes it back everywhere.` : "A file has changed meanwhile. Nothing was renamed.";
    },
  });
}

/** Renames the open environment. */
export function renameEnvironment(): void {
  if (focused()?.state.readOnly) return say(READING);
  const { names, active } = environments();
  const old = names[active] ?? "";
  open({
    title: `the environment ${old}`,
    old,
    told: "Renames its values file and what .chartroom.yaml calls it, too, if every environment then renders the same.",
    back: document.querySelector<HTMLElement>('.envs [aria-selected="true"], .env-select') ?? document.body,
    ask: (name) => ask(Wish.Rename, "", active, name),
    done({ files = [], file }, name) {
      const [settings] = files as [string, string, string][];
      setName(name, file, settings?.[2]);
      return `${old} is ${name} now.`;
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
