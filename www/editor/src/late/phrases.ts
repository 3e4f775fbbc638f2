// What CodeMirror says itself, in the language that is chosen.
import { EditorState, type Extension } from "@codemirror/state";
import * as m from "../../dist/messages";

export const phrases = (): Extension =>
  EditorState.phrases.of({
    "Control character": m.phraseControl(),
    "replaced match on line $": m.phraseReplacedLine(),
    "replaced $ matches": m.phraseReplaced(),
    "current match": m.phraseMatch(),
    "on line": m.phraseOnLine(),
    "Selection deleted": m.phraseDeleted(),
    "Folded lines": m.phraseFolded(),
    "Unfolded lines": m.phraseUnfolded(),
    to: m.phraseTo(),
    "folded code": m.phraseFold(),
    unfold: m.phraseUnfold(),
  });
