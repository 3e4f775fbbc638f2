// The look: only names of classes and custom properties, so that a change of theme needs no new state.
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const highlight = HighlightStyle.define([
  { tag: tags.propertyName, class: "tok-propertyName" },
  { tag: tags.string, class: "tok-string" },
  { tag: tags.number, class: "tok-number" },
  { tag: tags.bool, class: "tok-bool" },
  { tag: tags.comment, class: "tok-comment" },
  { tag: tags.punctuation, class: "tok-punctuation" },
  { tag: tags.meta, class: "tok-meta" },
  { tag: tags.keyword, class: "tok-keyword" },
]);

const look = EditorView.theme({
  "&": { height: "100%", backgroundColor: "var(--surface)", color: "var(--text)", fontSize: "var(--fs-code)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--font-mono)", lineHeight: "var(--lh-code)", fontVariantLigatures: "none" },
  ".cm-content": { padding: "6px 0 10px", caretColor: "var(--focus)" },
  ".cm-line": { padding: "0 8px 0 0" },
  ".cm-gutters": { backgroundColor: "var(--surface)", border: "0", color: "var(--text-3)", fontSize: "11px" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 12px 0 2px", minWidth: "26px" },
  ".cm-marks .cm-gutterElement": { width: "20px", paddingLeft: "5px" },
  ".cm-marks svg": { width: "13px", height: "13px", marginTop: "3px", display: "block" },
  ".cm-activeLine": { backgroundColor: "var(--cursor-line)" },
  ".cm-activeLineGutter": { backgroundColor: "var(--cursor-line)", color: "var(--text)" },
  ".cm-cursor": { borderLeft: "2px solid var(--focus)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--selection)",
  },
  ".cm-specialChar": { color: "var(--error)" },
});

export const theme = [look, syntaxHighlighting(highlight)];
