// Another name for a value or a named template, everywhere at once: first shown, then done as one step.
import type { Extension } from "@codemirror/state";
import { type EditorView, keymap } from "@codemirror/view";
import { change, changesOf, diff, type FileChange } from "./changes";
import { button, element, hint, say } from "./dom";
import { close as closeHover } from "./hover";
import { modal } from "./modal";
import { ask, pathOf, Wish } from "./page";

async function rename(view: EditorView): Promise<void> {
  closeHover();
  if (view.state.readOnly) return say("Another tab changes this chart.");
  const path = pathOf(view);
  const { head } = view.state.selection.main;
  const hover = await ask(Wish.Hover, path, head);
  if (!hover) return;
  const old = hover.title ? view.state.sliceDoc(hover.from, hover.to).replace(/^["']|["']$/g, "") : "";
  if (!old) return say("There is nothing here that has a name.");
  const input = element("input") as HTMLInputElement;
  input.value = old;
  input.setAttribute("aria-label", `New name for ${hover.title}`);
  input.spellcheck = false;
  const body = element("div", "pal__list");
  const told = element("p", "ren__told", "Renames it in all layers, templates, schemas and --set entries, if every environment then renders the same.");
  told.setAttribute("role", "status");
  const go = button("Preview", "btn btn--primary", () => void next());
  const foot = element("div", "pal__foot", hint("Enter", "preview, then rename"), hint("Esc", "close"), element("span", "grow"), go);
  const box = modal(`Rename ${hover.title}`, "pal", [element("div", "pal__in", element("b", "", "Rename"), input), told, body, foot], view.contentDOM);
  let files: FileChange[] | null = null;
  let sets: NonNullable<typeof hover.sets> = [];
  const reset = () => {
    files = null;
    go.textContent = "Preview";
    body.replaceChildren();
  };
  input.oninput = reset;
  const next = async () => {
    if (go.disabled) return;
    if (files) {
      const count = files.length;
      const did = change(files, sets);
      box.close();
      return say(did ? `Renamed in ${count} ${count === 1 ? "file" : "files"}. Ctrl+Z takes it back everywhere.` : "A file has changed meanwhile. Nothing was renamed.");
    }
    const name = input.value.trim();
    if (!name || name === old) {
      told.textContent = "Type another name.";
      return;
    }
    go.disabled = true;
    told.textContent = "Rendering every environment with either name…";
    const answer = await ask(Wish.Rename, path, head, name);
    go.disabled = false;
    if (!answer || !box.box.isConnected) return;
    if (answer.error) {
      told.textContent = answer.error;
      return input.focus();
    }
    files = changesOf(answer);
    sets = answer.sets ?? [];
    const places = files.reduce((sum, file) => sum + file.edits.length, sets.length);
    told.textContent = `${places} ${places === 1 ? "place" : "places"} in ${files.length} ${files.length === 1 ? "file" : "files"}. Every environment renders the same as before.`;
    body.replaceChildren(diff(files, sets));
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

export const renaming: Extension = keymap.of([{ key: "F2", run: (view) => (void rename(view), true) }]);
