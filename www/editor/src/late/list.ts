// A list of choices in a box at a place of an editor, worked by keys and by the pointer.
import type { EditorView } from "@codemirror/view";
import { beside, chooseRow, element, stepOf, stepped } from "./dom";

export interface ListBox {
  /** Shows rows at a place of an editor, which gets the focus back; false where that place is out of sight. */
  open(view: EditorView, at: number, label: string, rows: HTMLElement[]): boolean;
  /** Hides it; what opened it, if it was open. */
  close(): EditorView | null;
}

/**
 * @param name what its rows are called, with a number each
 * @param around what stands before and behind the list in the box
 * @param on when a row is chosen, and when it is taken
 */
export function listBox(name: string, className: string, around: [Node[], Node[]], on: { choose?(at: number): void; take(at: number): void }): ListBox {
  const box = element("div", className);
  const list = element("ul");
  list.setAttribute("role", "listbox");
  list.tabIndex = 0;
  box.hidden = true;
  box.append(...around[0], list, ...around[1]);
  document.body.append(box);
  let chosen = 0;
  let opener: EditorView | null = null;

  const choose = (at: number) => {
    chosen = at;
    chooseRow([...list.children], at, list);
    on.choose?.(at);
  };
  const close = () => {
    const view = opener;
    box.hidden = true;
    opener = null;
    return view;
  };
  list.onkeydown = (event) => {
    const count = list.children.length;
    const step = stepOf(event) ?? ({ Home: -count, End: count } as Record<string, number>)[event.key];
    if (step) choose(stepped(chosen, step, count));
    else if (event.key === "Enter") on.take(chosen);
    else if (event.key === "Escape") close()?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  box.addEventListener("focusout", (event) => {
    if (!box.contains(event.relatedTarget as Node | null)) close();
  });
  return {
    close,
    open(view, at, label, rows) {
      const place = view.coordsAtPos(at);
      if (!place) return false;
      list.setAttribute("aria-label", label);
      rows.forEach((row, number) => {
        row.id = `${name}-${number}`;
        row.setAttribute("role", "option");
        row.onclick = () => on.take(number);
        row.onmouseenter = () => choose(number);
      });
      list.replaceChildren(...rows);
      opener = view;
      box.hidden = false;
      choose(0);
      beside(box, { left: place.left - 8, top: place.top, bottom: place.bottom });
      list.focus();
      return true;
    },
  };
}
