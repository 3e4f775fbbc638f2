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

base = base of all environments

base-follows = base of all environments, follows the cursor

pin = Pin

output = Output

problems = Problems

values = Values

views = Views

copy-manifests = Copy all manifests

copied = Copied

copied-what = Copied: { $name }

copied-without-random = Copied with placeholders for random values: the ones shown here are not secrets

switch-off = Switch this check off

switch-off-help = For this chart, in .chartroom.yaml

undo = Undo

close = Close

cancel = Cancel

restart = Restart

engine-stopped = The engine stopped. Your text is safe.

engine-unfetched = It could not be loaded. Check the connection, then restart it.

engine-silent = It does not answer.

stop = Stop

slow = Slower than usual.

try-again = Try again

text-safe = Your text is safe.

last-good = Below is the last good output.

without-last = Undo the last edit

what-it-said = Show details

give-time = Give it 15 s

open-in-chartroom = Open in Chartroom

open-environment = Open { $name }

show-problems = Show problems

millis = Time to render this environment

no-chart = No chart is open. Press “Open a chart” at the top, or drop a folder or a .tgz here.

suggest-schema = Suggest a schema

suggest-schema-help = Generate values.schema.json from values.yaml and its comments

too-large-help = Your text is safe in the editor. Undo, or shorten it, to render again.

only-changed = Only changed from base

no-notes = The chart has no NOTES.txt, or it renders to nothing here. templates/NOTES.txt says what to do after an install.

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

changed-since = { $place } of the last good render: changed or gone since

unpin = Close the explanation (Esc)

template = Template

no-template = Helm itself wrote this line.

called-from = called from

value = Value

no-value = Template text; no value is used here.

set-nowhere = No layer sets it.

set-by-helm = Helm sets it from the release, the chart or the cluster.

wins = wins

because = It is rendered because

no-condition = Rendered unconditionally

holds = holds;

holds-not = does not hold;

else-taken = does not hold, so its else branch runs;

decided-before = is decided by what comes before it;

is-value = is { $value }

over = over

not-read-at = so it is not read at

deletes-nothing = deletes nothing here

read-by = Read by

read-by-none = No template reads it in this environment.

reached-nothing = It reached no line of the last good render

reaches-nothing = It reaches no line of this environment

and-more = and { $count } more

line-of = line { $line } of { $lines }

find = Find

find-help = Find in all lines (Ctrl F)

filter = Matches only

filter-help = Show only objects whose kind, name or text matches

find-next = Next (Enter)

find-last = Previous (Shift Enter)

fold = Fold

unfold = Unfold

open-all = Open all

close-all = Close all

all-environments = All environments

no-problems = No problems: it renders, and no check found anything.

refused-hung = The render did not finish within { $seconds } s, so the engine was restarted.

refused-stopped = You stopped this render.

refused-memory = The engine ran out of memory on this input, so it was restarted.

refused-memory-after = The engine ran out of memory on this input, after { $megabytes } MB, so it was restarted.

refused-failed = The engine failed on this input, so it was restarted.

unanswered-hung = { $what } took more than { $seconds } s, so the engine was restarted.

unanswered-stopped = { $what } was stopped, so the engine was restarted.

unanswered-memory = { $what } ran out of memory, so the engine was restarted.

unanswered-failed = { $what } failed ({ $reason }), so the engine was restarted.

asked-explanation = The explanation

asked-writing = Writing the link

asked-link = The link

asked-schema = The schema

asked-completion = The completion

asked-fix = The fix

asked-comparison = The comparison

asked-export = The export

asked-plan = The preview

asked-received = Reading what the link changes

asked-unpacking = Unpacking the archive

asked-archive = The archive

too-large = `{ $path }` holds { $length } million characters; Chartroom renders files up to { $limit } million.

engine-loading = Loading the engine

engine-loading-mb = Loading the engine, { $loaded } MB

engine-loading-of = Loading the engine, { $loaded } of { $total } MB

line-cut = { $count ->
        [one] {" "}… and 1 more character; copies have it
       *[other] {" "}… and { $count } more characters; copies have them
    }

no-commands = No commands produce what is shown here.

release = Release

release-help = what the render knows about it

use = Use

add = Add

done = Done

layers-title = Layers

export = Export

cluster = Cluster and capacity

take = Take over

less = Fewer

kubernetes = Checked against Kubernetes 1.33 to 1.37, any other version against 1.37. At v1.36.0 the cluster’s own
    version is used.

gitlab-ci = GitLab CI

exporting = Preparing the export…

commands-for = Commands for

copy = Copy

run-in-order = For a POSIX shell. All but the first run in the chart’s folder.

copy-all = Copy all

download = Download

downloaded = Downloaded: { $name }

beside = Compare with

secrets-masked = Markdown for a merge request or a chat. Values of Secrets, and what looks like a secret, are masked.

secrets-as-they-are = Files are exported as they are, including the secrets in the values.

whole-chart = The whole chart

whole-chart-is = All files as they are now. Helm takes the `.tgz` directly; the `.zip` holds the chart’s folder.

not-packed = The chart cannot be packed: { $reason }

compare = Compare

compare-help = Environments side by side, and what differs in their manifests

charts = Open a chart

drop-chart = Drop a chart here: its folder, or a .tgz.

choose-folder = Choose a folder

open-in-place = Open a folder in place

open-in-place-help = Follows the folder on your disk; Ctrl+S writes to it. The browser asks you first.

choose-packed = Choose a .tgz

examples = Examples: a starter chart, subcharts, and small charts with one pitfall each

stays-here = Nothing is uploaded. Your files are read and kept in this browser; the folder itself is never changed.

built-in = built in

reading = Reading the files…

not-read = The dropped item cannot be read. Use the button to choose it instead.

paste-template = Paste a template

open-template = Open it as a chart

chart-lost = This browser no longer has the chart that was open. Open it again, and its edits come back.

view-failed = This view could not be loaded. Check the connection, then try again.

compare-title = Compare environments

comparing = Comparing the environments…

only-differing = Only rows that differ

find-rows = Find a key or figure

baseline = Baseline

copy-markdown = Copy as Markdown

scale = Scale

each-pod = Each pod

nothing-differs = All environments are the same. Show all rows to see what they have.

no-row = No row has this in its name. Clear the field to see all of them.

unknown = unknown

inherited = from values.yaml or the templates

manifests = Manifests

compare-from = From environment

changes = Changes

gone = gone

new = new

as-it-came = as the chart came

side-as-it-came = { $environment }, as the chart came

compare-to = To environment

swap = Swap the two sides

changes-by = Show changes

by-line = Lines

by-field = Fields

by-reference = References

elsewhere = not in this release

no-references = No object refers to another: none names a ConfigMap, a Secret, a claim or an account.

show-line = Show the line in the manifests

ignore-labels = Ignore labels, namespaces, checksums

show-object = Show it in the manifests

added = added

removed = removed

changed = changed

field-was = was

field-is = is

rows-of = { $shown } of { $all ->
        [one] 1 row
       *[other] { $all } rows
    }

in-objects = in { $changed } of { $all ->
        [one] 1 object
       *[other] { $all } objects
    }

cards-more = Show more cards: { $shown } of { $all } are here

compared-with = compared with { $name }

table-caption = Settings by environment. A cell marked ≠ differs from { $baseline }.

cell-set = set by { $name } itself

cell-missing = { $name } does not have it

side-broken = { $name } does not render.

export-broken = { $name } does not render, so there are no manifests or figures.

references-in = referred to by { $number }

references-out = { $count ->
        [one] 1 reference leads out of this release
       *[other] { $count } references lead out of this release
    }

same-objects = { $first } and { $second } render to the same objects.

files-differ-came = { $count ->
        [0] No file differs from the chart as it came
        [one] 1 file differs from the chart as it came
       *[other] { $count } files differ from the chart as it came
    }

files-differ-since = { $count ->
        [0] No file differs since then
        [one] 1 file differs since then
       *[other] { $count } files differ since then
    }

no-chart-in = No `Chart.yaml` is in it ({ $files } read). Choose the folder of a chart, or one above it.

several-charts = There are { $count } charts in it. Which one?

forget-chart = Remove { $name } and its edits from this browser

answer-unreadable = The engine’s answer could not be read.

file-without-content = a file without content

commands = Commands

summary = Summary

tab-overview = Overview

theme-system = System

theme-light = Light

theme-dark = Dark

tab-notes = Notes

not-text = (not text)

open-yours = Open your chart

welcome = Chartroom renders a Helm chart while you type
    .help = and says for every line which value it came from. Nothing leaves your browser.

asked-lesson = What the lesson asks

rename = Rename
