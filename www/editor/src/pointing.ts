// What the pointer asks about lines: resting on one traces it, a click on its number or with Ctrl (⌘) pins it.
import type { Extension } from "@codemirror/state";
import { EditorView, lineNumbers } from "@codemirror/view";
import { Rest } from "./rest";

interface Acts {
  /** A line (from 0) is to be explained; `pin` when that is to stay. */
  explain(line: number, pin: boolean): void;
  /** The pointer went away. */
  leave(): void;
}

/** How long the pointer rests on a line before it is traced, in milliseconds. */
const RESTED = 120;

const rest = new Rest();

/** The line (from 0) at a height of the window, or -1 below the last one. */
function lineAt(view: EditorView, y: number): number {
  const height = y - view.documentTop;
  const block = view.lineBlockAtHeight(height);
  return height > block.bottom ? -1 : view.state.doc.lineAt(block.from).number - 1;
}

export function pointing(acts: Acts): Extension {
  return [
    lineNumbers({
      domEventHandlers: {
        click(view, block) {
          acts.explain(view.state.doc.lineAt(block.from).number - 1, true);
          return true;
        },
      },
    }),
    EditorView.domEventHandlers({
      mousemove(event, view) {
        if (!rest.moved(event)) return;
        const line = lineAt(view, event.clientY);
        if (line >= 0) rest.after(RESTED, () => acts.explain(line, false));
      },
      mouseleave() {
        rest.stop();
        acts.leave();
      },
      keydown() {
        rest.stop();
      },
      mousedown(event, view) {
        const line = lineAt(view, event.clientY);
        if ((event.ctrlKey || event.metaKey) && event.button === 0 && line >= 0) acts.explain(line, true);
      },
    }),
  ];
}
