# Received

received-safe = Your own work is safe; it does not change until you take something over.

received-no-own = What you edit here stays with the link until you take it over.

received-see = See changes

received-take-some = Take over { $count }

received-adopt = Make it mine

received-back = Back to my work

received-whole = This link brought the whole chart.

received-nothing = This link changes nothing here.

received-also = It changes more:

received-more = { $count } more

received-whole-file = the whole file

received-others = Environments

received-all = All

received-nothing-chosen = None

received-have = You already have this.

received-masked = Masked by the sender: there is nothing to take over.

received-tied = The structure of your text differs there. Edit it by hand.

received-removed-by-you = You removed this.

received-not-alone = A new environment has its own layers; this is not part of them.

received-into = Into

received-mine = my { $environment }

received-a-new = a new environment

received-name = Its name

received-name-taken = Choose a name that no environment or values file has.

received-waiting = Rendering the result…

received-brings = This leads to:

received-yours = Your { $environment }

received-then = { $name } then: { $figures }.

received-pods = { $pods } pods

received-gpus = { $gpus } GPUs

received-figure-separator = ,{" "}

received-answer = Answer

received-answering = You are answering.

received-seen-against = Whoever opens it sees it compared with what was sent.

received-is-answer = This is an answer.

received-see-mine = See my changes

received-copy-answer = Copy answer link

received-share-answer = Share the answer…

received-leave-answer = Leave the answer

received-missing = No values of this chart have this key, so it may have no effect.

received-choose-take = take { $value }

received-choose-keep = keep { $value }

received-your-reply = Your reply changes { $again ->
        [0] nothing of what was sent
       *[other] { $sent ->
            [1] the one place
           *[other] { $again } of the { $sent } places
        }
    }{ $added ->
        [0] .
       *[other] {" "}and adds { $added }.
    }

received-their-reply = Against what was sent it changes { $again ->
        [0] nothing
       *[other] { $sent ->
            [1] the one place
           *[other] { $again } of the { $sent } places
        }
    }{ $added ->
        [0] .
       *[other] {" "}and adds { $added }.
    }

received-entries = { $entries ->
        [one] This link brings one entry of values.
       *[other] This link brings { $entries } entries of values.
    }

received-entries-here = { $changing ->
        [0] Nothing changes here: this chart says the same.
        [one] Here one of them changes something.
       *[other] Here { $changing } of them change something.
    }

received-entries-no-key = This chart’s values have no key for { $missing }.

received-changes = { $places ->
        [0] This link changes nothing in { $environment }
        [one] This link changes { $environment } in one place
       *[other] This link changes { $environment } in { $places } places
    }

received-against = {" "}against { $chart } { $version } as it came

received-end = .{" "}

received-made-on = It was made on chart version { $version }.

received-changed-too = You changed this too, to `{ $own }`.

received-lesson = This link carries a lesson.
