# Received

received-safe = Your own work is kept; nothing of it changes until you take something over.

received-no-own = What you edit here stays with the link until you take it over.

received-see = See changes

received-take = Take over

received-take-some = Take over { $count }

received-adopt = Make it mine

received-back = Back to my work

received-whole = This link brought the whole chart.

received-nothing = This link changes nothing here.

received-also = It changes more:

received-none = none

received-gone = gone

received-new = new

received-more = more

received-whole-file = the whole file

received-others = Environments

received-all = All

received-nothing-chosen = None

received-have = You have this already.

received-masked = Masked by the sender: there is nothing to take over.

received-tied = Your text is built otherwise there. Edit it by hand.

received-removed-by-you = You took this out.

received-not-alone = A new environment has layers of its own; this is not part of them.

received-into = Into

received-a-new = a new environment

received-name = Its name

received-name-taken = Choose a name that no environment and no values file has.

received-cancel = Cancel

received-waiting = Rendering what becomes of it…

received-brings = That brings:

received-answer = Answer

received-answering = You are answering.

received-seen-against = Whoever opens it sees it against what was sent.

received-is-answer = This is an answer.

received-see-mine = See my changes

received-copy-answer = Copy answer link

received-share-answer = Share the answer…

received-leave-answer = Leave the answer

received-missing = No values of this chart have this key: nothing may read what you take over.

received-nothing-of-what-was-sent = nothing of what was sent

received-the-one-place = the one place

received-of-the-places = { $again } of the { $of } places

received-and-adds = { $changed } and adds { $added }

received-your-reply-changes = Your reply changes { $places }.

received-against-what-was-sent-it = Against what was sent it changes { $places }.

received-this-link-brings-one-entry = This link brings one entry of values.

received-this-link-brings-entries-of = This link brings { $entries } entries of values.

received-nothing-changes-here-this-chart = Nothing changes here: this chart says the same.

received-here-one-of-them-changes = Here one of them changes something.

received-here-of-them-change-something = Here { $changing } of them change something.

received-this-charts-values-have-no = { $changing } This chart’s values have no key for { $missing }.

received-this-link-changes-nothing-in = This link changes nothing in { $environment }

received-this-link-changes-in-one = This link changes { $environment } in one place

received-this-link-changes-in-places = This link changes { $environment } in { $places } places

received-against-as-it-came = {" "}against { $chart } { $version } as it came

received-it-was-made-on-chart = It was made on chart version { $version }.

received-you-changed-this-too-to = You changed this too, to `{ $own }`.
