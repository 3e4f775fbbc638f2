# The parts of the page

below-your-state-of-ago = {" "}Below: your state of { $age } ago.

fix = {" "}Fix{" "}

to-update-it = {" "}to update it.

this-is-the-last-good = This is the last good render, from { $age } ago.

this-link-cannot-be-opened = This link cannot be opened.

nothing-was-changed = {" "}Nothing was changed.

was-removed = {" "}was removed.

this-link-was-made-on = This link was made on the chart{" "}

open-that-chart-what-the = {" "}Open that chart: what the link changes then goes on top.

renders-no-problems = { $environment } renders: { $objects }, no problems.

would-not-deploy = { $environment } would not deploy: { $errors }.

no-autoscaler = No autoscaler.

disruption-budget = Disruption budget

no-disruption-budget = No disruption budget.

each-with-its-reason = { $count }, each with its reason

one-block = 1 block of the templates

blocks-of-the-templates = { $count } blocks of the templates

gpu = GPU

gpus = GPUs

per-pod = { $unit }, { $value } × { $resource } per pod

gpus-at-the-minimum-at = { $low } GPUs at the minimum, { $high } at the maximum

at-minimum = at minimum

when-scaled-out = when scaled out

resources = Resources

request-of-limit = request of limit

of = {" "}of{" "}

no-limit = , no limit

no-request-limit = no request, limit{" "}

none = none

in-all = { $total } in all

pods = pods

pods-at-least-no-valid = pods at least, no valid maxReplicas

autoscaling = Autoscaling

of-may-be-evicted-at = of { $count } may be evicted at once

may-be-evicted-at-once = may be evicted at once

pods-of-this-release-are = pods of this release are selected

how-many-may-be-evicted = how many may be evicted at once

node-drain = Node drain

will-block = will block

can-proceed = can proceed

node-drains-will-block = Node drains will block.

must-stay-may-go = { $stay } must stay, { $go } may go

must-stay = must stay

may-go = may go

to-start-the-autoscaler-keeps = to start; the autoscaler keeps { $range }

image = Image

seconds-of-delay-then-seconds = { $delay } seconds of delay, then { $tries } seconds of probes. The rollout deadline
    is at { $deadline } seconds.

startup-budget = Startup budget

per-pod-2 = { $duration } per pod

a-slow-pod-may-need = A slow pod may need { $total } s, but Kubernetes calls the rollout failed at { $deadline } s.

close-esc = Close (Esc)

your-edits-and-environments-go = Your edits ({ $count }) and environments go; the chart opens as it came.

discard-my-edits = Discard my edits

back-to-the-chart-as = Back to the chart as it came

release-namespace-kubernetes = Release, namespace, Kubernetes

layers-and-set-entries = Layers and --set entries

width-of-the-editors = Width of the editors

height-of-the-upper-editor = Height of the upper editor

overlay-of = overlay of { $name }

it-stands-in = It stands in

it-writes = It writes

it-decides = It decides { $count }

and-decides = { $verb } { $count } and decides { $control }

has-not-rendered-yet-fix = { $name } has not rendered yet. Fix the problems to see its output.

rendered-from-templates-notes-txt = Rendered from templates/NOTES.txt

next = {" "}next

close-ctrl-shift-m = Close (Ctrl Shift M)

severity = Severity

code = Code

kind = Kind

problem = Problem

in = In

place-related-place = Place, related place

quick-fix = Quick fix

no-problem-fits-the-filter = No problem fits the filter.

filter-problems = Filter problems

checks-are-loading = Checks are loading…

the-checks-could-not-be = The checks could not be fetched.

scope = Scope

related = Related:{" "}

fix-all = Fix all { $alike }

about-this-problem = About this problem

choose-a-problem-to-read = Choose a problem to read about it.

in-their-own-words = In their own words

what-helm-says = What Helm says

found-times-at-this-place = Found { $count } times at this place.

documentation = Documentation

engine-stopped-2 = Engine stopped

rendering = Rendering

release-2 = release

ns = ns

layer-1 = Layer 1

model = Model

strategy = Strategy

volume = Volume

type = Type

node = Node

tolerates = Tolerates

memory = Memory

rendering-for = Rendering { $name }, { $seconds } s

release-or-chart = Release or Chart object
