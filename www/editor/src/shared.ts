// What late/ takes from CodeMirror: that script is fetched later and has to use these very classes, not a copy of its own.
// What is missing here is undefined there.
import { Annotation, ChangeDesc, ChangeSet, CharCategory, Compartment, EditorSelection, EditorState, Facet, MapMode, Prec, RangeSet, RangeSetBuilder, RangeValue, StateEffect, StateField, Text, Transaction, codePointAt, codePointSize, combineConfig, countColumn, findClusterBreak, fromCodePoint } from "@codemirror/state";
import { Decoration, Direction, EditorView, GutterMarker, ViewPlugin, WidgetType, getPanel, gutter, keymap, logException, runScopeHandlers, showPanel } from "@codemirror/view";

export const shared = { Annotation, ChangeDesc, ChangeSet, CharCategory, Compartment, EditorSelection, EditorState, Facet, MapMode, Prec, RangeSet, RangeSetBuilder, RangeValue, StateEffect, StateField, Text, Transaction, codePointAt, codePointSize, combineConfig, countColumn, findClusterBreak, fromCodePoint, Decoration, Direction, EditorView, GutterMarker, ViewPlugin, WidgetType, getPanel, gutter, keymap, logException, runScopeHandlers, showPanel };
