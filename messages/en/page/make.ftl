# A lesson that is made of what is on screen

make-title = Make a lesson

make-own = Your own

make-own-help = Turn what is on screen into a lesson: for a link, or for the repository of your team.

make-intro = A lesson is a start, a solution, and conditions that the solution meets and the start does not. You make all of
    it in the editors beside this panel.

make-start = Start

make-begin-help = Bring the chart into the state that your readers find: break something, or leave it as it is. Then start
    from there.

make-begin = Start from here

make-begin-again = Start from what is on screen now

make-begun = { $count ->
        [one] The start is set, with { $open } open: 1 change of the chart as it came.
       *[other] The start is set, with { $open } open: { $count } changes of the chart as it came.
    }

make-unfit = The start does not fit this chart any more: { $reason }. Set it again.

make-lost = A lesson cannot take environments away: { $names }. Put them back, then set the start again.

make-solution = Solution

make-solve = Now do in the editors what your readers are to do. What you change is the solution.

make-solved = What differs from the start is the solution:

make-no-difference = Nothing differs from the start yet.

make-pick = Tick what shows that it is done. The words are what readers see.

make-pick-one = Tick at least one condition.

make-more = { $count } more that differ

make-stays = stays 0

make-says = Words of the condition

make-bound = What is expected

make-is = exactly { $value }

make-at-least = at least { $value }

make-at-most = at most { $value }

make-in = { $places }: { $what }

make-figure = { $figure ->
        [pods] pods at the least
        [podsAtMost] pods at the most
        [evictions] pods that may be evicted
        [gpus] GPUs at the least
        [gpusAtMost] GPUs at the most
        [startupSeconds] seconds to start
        [objects] objects
        [errors] errors
       *[warnings] warnings
    }

make-says-renders = { $renders ->
        [yes] { $places } renders
       *[no] { $places } does not render
    }

make-says-gone = { $what } is gone

make-says-there = { $what } is there

make-says-has = { $what } contains { $value }

make-unmet = The solution does not meet this.

make-unmet-now = The solution does not meet this: now { $value }

make-met-at-start = The start meets all of these already. Tick one that it does not.

make-words = Words

make-words-help = Plain text; what stands between backticks is code.

make-name = Title

make-task-like = What is to be done, and with which freedom

make-why = Why it matters

make-why-like = One or two sentences

make-minutes = Minutes it takes

make-hint = Hint { $number }

make-hint-like = Something general first

make-hint-last = The last hint tells the solution

make-hint-add = Hint

make-hint-remove = Remove this hint

make-keep-like = The rule to remember

make-link-text = Read on: what is there

make-link-to = Its address

make-https = An address begins with https://.

make-needed = This is needed.

make-hand-out = Hand it out

make-checking = Playing it…

make-holds = It holds: the start does not meet all conditions, the solution does.

make-missing = Still to do: { $parts }.

make-missing-solution = a solution

make-missing-condition = a condition

make-missing-start = a condition that the start does not meet

make-missing-solved = conditions that the solution meets

make-missing-title = a title

make-missing-task = a task

make-missing-minutes = its minutes

make-missing-says = words for each condition

make-download = Download lesson.yaml

make-beside = Keep it beside the folder { $chart } of the chart. `chartroom lesson check lesson.yaml` plays it in CI.

make-beside-built-in = It is on the built-in chart: `chartroom lesson check lesson.yaml --charts FOLDER` plays it, where the
    folder holds ai-inference.

make-secrets-keep = Whoever gets the lesson may read it

make-anew = Another lesson

make-anew-done = The form is empty again.

make-not-kept = The browser does not keep this draft: it has no room left, or may not store anything.
