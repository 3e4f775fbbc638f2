# The page as a whole

skip = Skip to the editor

share = Share

more = More

reset = Reset

history = History

history-about = Earlier states of this chart: compare, go back

theme = Theme

facts-title = Release, namespace and Kubernetes version used for this render

environment = Environment

new-environment = New environment

remove-environment = Remove this environment

layers = Values layers, later wins

add-layer = Add a values file or a --set

files = Files

chart-files = Chart files

collapse-tree = File tree (Ctrl B)

not-rendered = Not rendered

editors = Editors

overlay = overlay

base = base

base-follows = base, follows the cursor

pin = Pin

output = Output

problems = Problems

values = Values

views = Views

copy-manifests = Copy all manifests

copied = Copied

copied-without-random = Copied with placeholders for random values: those shown here are no secrets

switch-off = Switch this check off

switch-off-help = For this chart, in .chartroom.yaml

undo = Undo

close = Close

cancel = Cancel

restart = Restart

engine-stopped = The engine stopped. Your text is safe.

engine-unfetched = It could not be fetched. Check the connection, then restart it.

engine-silent = It does not answer.

stop = Stop

slow = Slower than usual.

try-again = Try again

text-safe = Your text is safe.

last-good = {" "}Below is the last good output.

without-last = Go on without the last edit

what-it-said = Show what it said

give-time = Give it 15 s

not-rendered-now = Not rendered

open-in-chartroom = Open in Chartroom

show-problems = Show problems

millis = Time to render this environment

no-chart = No chart is open.

suggest-schema = Suggest a schema

suggest-schema-help = Make a values.schema.json of values.yaml and its comments

empty-overlay = # Only what differs from values.yaml{"\u000A"}

too-large-help = Your text is safe in the editor. Undo, or shorten it, to render again.

only-changed = Only changed from base

no-notes = The chart has no NOTES.txt, or it renders to nothing.

legend-release = release

legend-template = no tag: template text

legend-hint = point at a line to trace it, click to pin

parity = The same as Helm?

why-line = Why this line

what-key = What this value does

what-template = What this template line does

pinned = pinned

link = Link

link-help = A link that leads here

sent-from = sent from here

past = as of the last good render

changed-since = of the last good render: changed or gone since

unpin = Close the explanation (Esc)

template = Template

no-template = Helm itself wrote this line.

called-from = called from

value = Value

no-value = Text of the template; no value stands in it.

set-nowhere = No layer sets it.

set-by-helm = Helm sets it: the release, the chart or the cluster.

wins = wins

because = It is rendered because

no-condition = Rendered unconditionally

holds = {" "}holds;

holds-not = {" "}does not hold;

else-taken = {" "}does not hold, so its else is taken;

decided-before = {" "}is decided by what stands before it;

not-read-at = so it is not read at{" "}

deletes-nothing = Helm does not follow it here

over = {" "}over{" "}

read-by = Read by

read-by-none = No template reads it in this environment.

reached-nothing = It reached no line of the last good render

reaches-nothing = It reaches no line of this environment

find = Find

find-help = Find in all lines (Ctrl F)

filter = Only with it

filter-help = Show only objects whose kind, name or text has it

find-next = Next (Enter)

find-last = Previous (Shift Enter)

found-none = none

fold = Fold

unfold = Unfold

open-all = Open all

close-all = Close all

all-environments = All environments

no-problems = No problems.

this-input-was-rendered-for = This input was rendered for { $seconds } s without an end, so the engine was started
    anew.

you-stopped-the-render-of = You stopped the render of this input.

the-engine-ran-out-of = The engine ran out of memory on this input, so it was started anew.

the-engine-ran-out-of-2 = The engine ran out of memory on this input, after { $megabytes } MB, so it was started
    anew.

the-engine-failed-on-this = The engine failed on this input, so it was started anew.

took-more-than-s = took more than { $seconds } s

was-stopped = was stopped

ran-out-of-memory = ran out of memory

so-the-engine-was-started = { $what } { $why }, so the engine was started anew.

holds-million-characters-chartroom-renders = `{ $path }` holds { $tenths } million characters; Chartroom renders
    files up to { $tenths2 } million.

loading-the-engine = Loading the engine

loading-the-engine-mb = Loading the engine, { $megabytes } MB

loading-the-engine-of-mb = Loading the engine, { $megabytes } of { $megabytes2 } MB

and-copies-have-them = {" "}… and { $count }; copies have them

no-commands = No command would do what is shown here.

release = Release

release-help = what the render is told about it

use = Use

add = Add

done = Done

layers-title = Layers

export = Export

cluster = Cluster

take = Take over

less = Fewer

kubernetes = Checked against Kubernetes 1.33 to 1.37, any other version against 1.37. At v1.36.0 the cluster’s own
    counts.

gitlab-ci = GitLab CI

exporting = Writing it down…

commands-for = Commands for

copy = Copy

run-in-order = For a POSIX shell. All but the first run in the chart’s folder.

copy-all = Copy all

download = Download

beside = Beside

beside-none = no other

secrets-masked = Markdown for a merge request or a chat. Values of Secrets and what looks like one are masked.

secrets-as-they-are = Files are as they are, with the secrets that the values hold.

whole-chart = The whole chart

whole-chart-is = All files as they are now. Helm takes the `.tgz` as it is; the `.zip` is the chart’s folder.

not-packed = The chart cannot be packed:{" "}

compare = Compare

compare-help = Environments side by side, and what differs in their manifests

charts = Open a chart

drop-chart = Drop a chart here: its folder, or a .tgz.

choose-folder = Choose a folder

choose-packed = Choose a .tgz

examples = Examples: a starter chart, subcharts, and small charts with one trap each

stays-here = Nothing is uploaded. Your files are read and kept in this browser; the folder itself is never changed.

built-in = built in

reading = Reading the files…

not-read = What was dropped cannot be read. Choose it with the button instead.

paste-template = Paste a template

open-template = Open it as a chart

chart-lost = This browser no longer has the chart that was open. Open it again: its edits come back.

view-failed = This view could not be fetched. Check the connection, then try again.

compare-title = Compare environments

comparing = Comparing the environments…

only-differing = Only rows that differ

find-rows = Find a key or figure

baseline = Baseline

copy-markdown = Copy as Markdown

scale = Scale

each-pod = Each pod

nothing-differs = All environments say the same.

no-row = No row has that in its name.

unknown = unknown

inherited = from values.yaml or the templates

manifests = Manifests

compare-from = From environment

changes = Changes

gone = gone

new = new

as-it-came = as the chart came

compare-to = To environment

swap = Swap the two sides

changes-by = Show changes

by-line = Lines

by-field = Fields

by-reference = References

elsewhere = not in this release

no-references = No object refers to another one.

show-line = Show the line in the manifests

ignore-labels = Ignore labels, namespaces, checksums

show-object = Show it in the manifests

added = added

removed = removed

changed = changed

show-more-cards-of-are = Show more cards: { $shown } of { $all } are here

compared-with = compared with { $name }

settings-by-environment-a-cell = Settings by environment. A cell marked ≠ differs from { $baseline }.

set-by-itself = set by { $name } itself

does-not-have-it = { $name } does not have it

does-not-render = { $name } does not render.

does-not-render-there-are = { $name } does not render: there are no manifests and no figures.

referred-to-by = referred to by { $number }

leads = leads

lead = lead

out-of-this-release = { $count } { $verb } out of this release

render-to-the-same-objects = { $names } render to the same objects.

from-the-chart-as-it = from the chart as it came

since-then = since then

no-file-differs = No file differs { $from }

one-file-differs = 1 file differs { $from }

files-differ = { $files } files differ { $from }

no-chart-yaml-is-in = No `Chart.yaml` is in it ({ $read } read). Choose the folder of a chart, or one above it.

there-are-charts-in-it = There are { $charts } charts in it. Which one?

remove-and-its-edits-from = Remove { $name } and its edits from this browser

the-engines-answer-could-not = The engine’s answer could not be read.

the-explanation = The explanation

writing-it = Writing it

the-link = The link

the-schema = The schema

the-completion = The completion

the-fix = The fix

the-comparison = The comparison

the-export = The export

what-the-link-changes = What the link changes

unpacking-it = Unpacking it

the-archive = The archive

a-file-without-content = a file without content

commands = Commands

summary = Summary

tab-overview = Overview

theme-system = System

theme-light = Light

theme-dark = Dark

tab-notes = Notes

not-text = (not text)
