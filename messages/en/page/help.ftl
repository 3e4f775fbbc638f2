# Help, and the tour

help = Help

help-tour = Five tasks on the page itself, in three minutes

help-lessons = One thing each, on a chart that is not yours

glossary = Glossary

help-glossary = What the words mean, in a sentence each

help-keys = Keys

help-keys-about = All keys of the page and the editors, and a way to change them

help-commands = Commands

help-commands-about = Every command, file, environment, object and value

help-helm = Helm’s documentation

help-helm-link = https://helm.sh/docs/

help-kubernetes = Kubernetes’ documentation

help-kubernetes-link = https://kubernetes.io/docs/concepts/

tour = Tour

tour-take = Take the tour (3 min)

tour-again = Take the tour again

tour-resume = Go on with the tour at task { $at }

tour-place = Task { $at } of { $of }

tour-done = Done: { $task }

tour-own = This changes the chart that is open; Undo takes it back.

tour-elsewhere = The tour is about the chart that Chartroom opens with. Your chart stays as it is, and the list of charts
    leads back to it.

tour-open = Open that chart

tour-do = Do it for me

tour-next = Next task

tour-leave = Leave the tour

tour-leave-help = Help goes on with it at the same task (Esc)

help-make = of what is on screen, for your team
