// A message that opens below the line of the cursor comes into sight, as far as that line stays in sight.
import { EditorView } from "@codemirror/view";

export const inSight = EditorView.updateListener.of(({ view, docChanged, transactions }) => {
  // The page sends what is wrong some time behind the keys.
  if (docChanged || !view.hasFocus || !transactions.some((one) => one.effects.length)) return;
  view.requestMeasure({
    key: inSight,
    read() {
      const cursor = view.coordsAtPos(view.state.selection.main.head);
      const edge = view.scrollDOM.getBoundingClientRect();
      const boxes = [...view.contentDOM.querySelectorAll(".diag-box")].map((box) => box.getBoundingClientRect());
      const below = cursor && boxes.find((box) => Math.abs(box.top - cursor.bottom) < 8);
      return below ? Math.min(below.bottom - edge.bottom, cursor.top - edge.top) : 0;
    },
    write(hidden) {
      if (hidden > 0) view.scrollDOM.scrollTop += hidden;
    },
  });
});
