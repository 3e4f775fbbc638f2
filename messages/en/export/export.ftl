# What one takes away: commands, files, a job, a summary

step-enter = Go to the chart’s folder

step-changes = Apply the changes to the chart
    .note = Changed since the chart came: `{ $file }`{ $count ->
            [0] {""}
            [one] {" "}and another file
           *[other] {" "}and { $count } other files
        }. Put the patch, which is among the files, into the chart’s folder, or take the whole chart instead.

step-template = Print what Chartroom shows

step-diff = See what would change in the cluster
    .note = Needs the helm-diff plugin: `{ $install }`

step-dry-run = Or without the plugin: try it on the server
    .note = Asks the cluster’s API, stores nothing, and keeps Secrets hidden.

step-upgrade = Roll out
    .note = The timeout is longer than Helm’s 5m: { $kind } { $name } may take { $seconds } s to start.
    .note-random = The timeout is longer than Helm’s 5m: { $kind } with a random name may take { $seconds } s to start.
    .note-declared = The timeout is the one that .chartroom.yaml declares.

step-watch = Watch it

step-history = List the revisions

step-rollback = Roll back
    .note = To go back to an earlier revision than the previous one, add its number after the release’s name.

gitlab-head = For .gitlab-ci.yml: a merge request is tried on the server, the default branch rolls out.
    .context = KUBE_CONTEXT (Settings, CI/CD, Variables) names the kube context: path/to/project:agent of a GitLab
        agent, or one of the kubeconfig in a variable KUBECONFIG of type file.
    .image = Any image that has helm will do.
    .secret = { $key } looks like a secret: keep it in a masked variable and write "$ITS_NAME".
    .tag = For the image of this pipeline, add  --set-string image.tag="$CI_COMMIT_SHORT_SHA"  below.
    .tag-digits = With --set, a short SHA of digits only, such as 1234567, would be read as a number.

file-changed = Differs from the chart as it came: what is shown needs this file, too.

file-other = Differs from the chart as it came, but { $environment } does not use it.

file-patch = { $count ->
        [one] All changes of the chart, in one file: `git apply { $name }` in the chart’s folder applies them.
       *[other] All changes of the chart, in { $count } files: `git apply { $name }` in the chart’s folder applies them.
    }
    .left-out = `{ $file }` is left out, because a patch holds only text: take the whole chart.
    .left-out-more = `{ $file }` and others are left out, because a patch holds only text: take the whole chart.

pack-no-fact = Chart.yaml has no { $key } that can be part of a file name.

passed-open = Open in Chartroom

passed-came = as it came

passed-now = now

passed-on = on { $chart }

refusal-release = Helm takes no release named { $name }: use lowercase letters, digits, `-` and `.`, at most 53, starting and
    ending with a letter or digit. Give the release another name.

refusal-address = Helm would not read { $name } of --set-file from the chart: it fetches addresses and reads `-` from
    standard input. Rename the file.

refusal-escape = Helm cannot open { $name } of { $flag }: the name of a values file cannot contain control characters, and
    `%` only before two hexadecimal digits. Rename the file.

refusal-outside = { $name } of { $flag } is outside of the chart’s folder: the command would read another file than the one
    here. Move it into the chart.

refusal-nul = { $what ->
        [folder] The chart’s folder { $name } has
        [namespace] The namespace { $name } has
        [version] The Kubernetes version { $name } has
       *[entry] The { $what } entry { $name } has
    } a NUL character, which no command line can carry. Remove it, or put the value into a values file.

summary-fails = { $name } does not render.

summary-release = Release { $release } in namespace { $namespace }

summary-layers = Layers, later ones win: { $layers }

summary-app = app { $version }

summary-values = Values that differ: { $count }

summary-problems = Problems
    .none = None.

summary-error = error

summary-warning = warning

summary-advice = advice

summary-line = { $file }, line { $line }

summary-manifests = Manifests, from { $from } to { $to }
    .note = Labels, namespaces and checksums are left out.
    .none = No object differs.

summary-added = added

summary-top = top

summary-removed = removed
