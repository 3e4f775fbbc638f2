# History

history-reading = Reading the earlier states…

history-none = There is none yet. Edit something, then come back, or keep the present state under a name.

history-name = Name of the state

history-keep = Keep this state

history-rename = Rename

history-help = States are kept by themselves: when work goes on after a pause, before Reset, before something is
    taken over, and before you go back. With time they grow fewer; named ones stay.

history-gone = The state was removed.

history-back = Go back

history-same = The same as now

history-since = Since then

history-environments = environments, layers or Kubernetes version

history-before-more = Before further edits

history-before-reset = Before Reset

history-before-take = Before something was taken over

history-before-back = Before going back

history-before-undo = Before Undo

history-stopped = Left, since the engine did not get through it

history-compare-with = Compare with “{ $title }”

history-go-back-to = Go back to “{ $title }”
