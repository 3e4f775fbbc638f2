# History

history-reading = Reading the earlier states…

history-none = No earlier states yet. Edit something and come back, or keep the present state under a name.

history-name = Name of the state

history-keep = Keep this state

history-help = States are kept automatically: when you resume work after a pause, before Reset, before something is
    taken over, and before you go back. Older ones are thinned out over time; named ones stay.

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

history-stopped = Left because the engine could not finish it

history-compare-with = Compare with “{ $title }”

history-go-back-to = Go back to “{ $title }”

history-name-one = Name “{ $title }”

history-forget = Remove “{ $title }”
