# Lessons beside the page

lessons-title = Lessons

lessons-close = Close the lessons

lessons-leave = Leave the lesson: your own work comes back

lessons-task = Task

lessons-conditions = Conditions

lessons-met = met

lessons-not-met = not met yet

lessons-hints = Hints

lessons-first-hint = A hint

lessons-next-hint = Next hint

lessons-show = Show me

lessons-show-help = Makes the change for you; Undo takes it back

lessons-go = Go to the line

lessons-keep = Keep this

lessons-next = Next:

lessons-all = All lessons

lessons-again = Start again

lessons-again-help = Puts the lesson's chart back as it was at the start

lessons-aside = Your own work is put aside. It comes back when you close the lesson.

lessons-keys = F6 to and fro

lessons-solved = Solved.

lessons-shown = All conditions are met.

lessons-fits = About what is wrong on screen

lessons-starting = The lesson’s chart is opened…

lessons-done = done

lessons-finished = You have done all of it.

lessons-help = More help

lessons-palette-key = Ctrl K

lessons-palette = every command, with its keys

lessons-next-problem = the next problem

lessons-regions = from here to the editors, the output and back

lessons-show-panel = Show or fold the lesson

lessons-done-of = { $done } of { $of } done

lessons-about = about { $minutes } min

lessons-path = { $lessons } lessons, { $minutes } min

lessons-place = { $at } of { $of }, { $left } min left

lessons-go-on = { $begun ->
        [yes] Go on: { $title }
       *[no] Begin: { $title }
    }

lessons-next-in = Go on, { $minutes } min

lessons-now = now { $figure }

lessons-open = { $open } of { $of } open

lessons-record = Lesson: { $title }

lessons-changed = { $met ->
        [yes] Met: { $says }
       *[no] Not met any more: { $says }
    }

lessons-failed = The lesson could not be opened: { $reason }.

lessons-no-chart = there is no chart { $name }

lessons-by-link = Whoever made this link wrote this lesson, not Chartroom.

lessons-link-aside = What you do here stays with the link. Your own work does not change.

lessons-of-link = In this link

lessons-not-carried = The lesson of this link cannot be opened: { $reason }.
