# What CodeMirror says itself, with $ for its own arguments

phrase-control = Control character

phrase-replaced-line = replaced match on line $

phrase-replaced = replaced $ matches

phrase-match = current match

phrase-on-line = on line

phrase-deleted = Selection deleted

phrase-folded = Folded lines

phrase-unfolded = Unfolded lines

phrase-to = through

phrase-fold = folded code

phrase-unfold = unfold
