# The parts of the page

slow-below = Below: your state of { $age } ago.

stale = This is the last good render, from { $age } ago.

stale-fix = Fix

stale-fix-end = to update it.

link-broken = This link cannot be opened.

link-broken-safe = Nothing was changed.

environment-removed = { $name } was removed.

other-chart = This link was made on the chart { $name }.

other-chart-help = Open that chart: what the link changes is then applied to it.

verdict-ok = { $environment } renders: { $objects }, no problems.

verdict-warn = { $environment } renders: { $objects }, { $warnings }.

verdict-error = { $environment } would not deploy: { $errors }.

no-autoscaler = No autoscaler.

disruption-budget = Disruption budget

no-disruption-budget = No disruption budget.

absent-count = { $count }, each with its reason

absent-blocks = { $count ->
        [one] 1 block of the templates
       *[other] { $count } blocks of the templates
    }

absent-in = { $reason }, in { $object }

absent-in-objects = { $reason }, in { $count } objects

gpu = GPU

gpu-per-pod = { $single ->
        [yes] GPU
       *[no] GPUs
    }, { $value } × { $resource } per pod

gpu-range = { $low } GPUs at the minimum, { $high } at the maximum

gpu-minimum = at minimum

gpu-scaled-out = when scaled out

gpu-surge = +{ $surge } during a rollout

resources = Resources

resources-of = of

resources-no-limit = , no limit

resources-no-request = no request, limit

resources-label = { $name }: request { $request }, limit { $limit }

none = none

resources-total = { $total } in all

per-node = one pod per node

pods = pods

autoscaler-no-max = pods at least, no valid maxReplicas

autoscaler-range = From { $low } to { $high } pods

scale-min = min { $count }

scale-max = max { $count }

autoscaling = Autoscaling

budget-of = of { $pods ->
        [one] 1 pod
       *[other] { $pods } pods
    } may be evicted at once

budget-may-go = may be evicted at once

budget-none = pods of this release are selected

budget-unknown = how many may be evicted at once

budget-drawn = { $stay } must stay, { $go } may go

budget-stay = must stay

budget-go = may go

node-drain = Node drain

drain-blocks = will block

drain-proceeds = can proceed

drain-blocks-note = Node drains will block.

workload-range = to start; the autoscaler keeps { $range }

image = Image

startup-budget = Startup budget

startup-per-pod = { $duration } per pod

startup-label = { $delay } seconds of delay, then { $tries } seconds of probes. The rollout deadline is at {
    $deadline } seconds.

startup-deadline = deadline { $seconds } s

startup-sum = { $delay } s + { $period } s × { $tries } tries

startup-late = A slow pod may need { $total } s, but Kubernetes reports the rollout as failed at { $deadline } s.

close-esc = Close (Esc)

reset-title = Reset the chart to its original state

reset-help = Your edits ({ $files }) and environments are discarded; the chart opens in its original state.

reset-do = Discard my edits

more-facts = Release, namespace, Kubernetes

more-layers = Layers and --set entries

divider-columns = Width of the editors

divider-rows = Height of the upper editor

overlay-of = overlay of { $name }

reached-by-key = It is in { $lines }

reached-by-template = It writes { $lines }

reached-by-control = It decides { $lines }

reached-by-key-and-control = It is in { $lines } and decides { $control }

reached-by-template-and-control = It writes { $lines } and decides { $control }

not-rendered-yet = { $name } has not rendered yet. Fix the problems to see its output.

notes-from = Rendered from templates/NOTES.txt

next = next

problems-close = Close (Ctrl Shift M)

severity = Severity

code = Code

kind = Kind

problem = Problem

column-in = In

column-place = Place, related place

quick-fix = Quick fix

no-problem-matches = No problem matches the filter. Clear the field, or press the count again.

filter-placeholder = Filter

filter-problems = Filter problems

checks-loading = Checks are loading…

checks-unfetched = The checks could not be loaded.

scope = Scope

related = Related:

fix-all = Fix all { $alike }

about-problem = About this problem

choose-problem = Select a problem to read about it.

own-words = Original message

helm-says = What Helm says

found-times = Found { $count } times at this place.

documentation = Documentation

kind-template = Template

kind-values = Values

kind-output = Output

kind-practice = Practice

kind-trap = Trap

kind-chart = Chart

kind-input = Input

kind-settings = Settings

kind-engine = Engine

kind-model = Model

kind-reference = Reference

kind-rollout = Rollout

kind-scaling = Scaling

status-stopped = Engine stopped

rendering = Rendering

rendering-for = Rendering { $name }, { $seconds } s

facts-release = release

facts-namespace = ns

layer-number = Layer { $number }

layer-named = Layer { $number }: { $name }

set-value = { $path } is { $value }, { $kind }

value-was = was { $value }

model = Model

strategy = Strategy

volume = Volume

type = Type

node = Node

tolerates = Tolerates

memory = GPU memory

release-or-chart = Release or Chart object
