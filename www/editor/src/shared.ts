// What late/ and vim/ take from CodeMirror: those scripts are fetched later and have to use these very classes, not copies of their own.
// What is missing here is undefined there.
import { insertNewlineAndIndent, redo, undo } from "@codemirror/commands";
import { Annotation, ChangeDesc, ChangeSet, CharCategory, Compartment, EditorSelection, EditorState, Facet, MapMode, Prec, RangeSet, RangeSetBuilder, RangeValue, StateEffect, StateField, Text, Transaction, codePointAt, codePointSize, combineConfig, countColumn, findClusterBreak, fromCodePoint } from "@codemirror/state";
import { Decoration, Direction, EditorView, GutterMarker, ViewPlugin, WidgetType, getPanel, gutter, keymap, logException, runScopeHandlers, showPanel } from "@codemirror/view";

export const shared = { Annotation, ChangeDesc, ChangeSet, CharCategory, Compartment, EditorSelection, EditorState, Facet, MapMode, Prec, RangeSet, RangeSetBuilder, RangeValue, StateEffect, StateField, Text, Transaction, codePointAt, codePointSize, combineConfig, countColumn, findClusterBreak, fromCodePoint, Decoration, Direction, EditorView, GutterMarker, ViewPlugin, WidgetType, getPanel, gutter, keymap, logException, runScopeHandlers, showPanel, insertNewlineAndIndent, redo, undo };
