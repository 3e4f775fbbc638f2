// What late/ takes from CodeMirror: that script is fetched later and has to use these very classes, not a copy of its own.
// What is missing here is undefined there.
import { Annotation, ChangeDesc, ChangeSet, CharCategory, Compartment, EditorSelection, EditorState, Facet, MapMode, Prec, RangeSet, RangeSetBuilder, RangeValue, StateEffect, StateField, Text, Transaction, codePointAt, codePointSize, combineConfig, countColumn, fromCodePoint } from "@codemirror/state";
import { Decoration, Direction, EditorView, GutterMarker, ViewPlugin, WidgetType, gutter, keymap, logException } from "@codemirror/view";

export const shared = { Annotation, ChangeDesc, ChangeSet, CharCategory, Compartment, EditorSelection, EditorState, Facet, MapMode, Prec, RangeSet, RangeSetBuilder, RangeValue, StateEffect, StateField, Text, Transaction, codePointAt, codePointSize, combineConfig, countColumn, fromCodePoint, Decoration, Direction, EditorView, GutterMarker, ViewPlugin, WidgetType, gutter, keymap, logException };
