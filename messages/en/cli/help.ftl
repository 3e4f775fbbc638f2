# Help. What stands in capitals is what the user puts there; names of commands and flags stay as they are

help-about = Renders Helm charts as Helm v4.2.3 does, without a cluster.

help-usage = Usage:

help-flags = Flags of ours, besides those of `helm template`:

help-more = `chartroom help COMMAND` says more about a command.

help-template = prints what `helm template` prints; takes its flags

help-lsp = talks to an editor by the language server protocol, on standard input and output

help-version = prints the version

flag-seed = for tests: random values are the same in every run. Passwords and keys made with it are no secrets

flag-lang = en or zh: the language of help, errors, tables and findings; without it, the locale decides (LC_ALL,
    LC_MESSAGES, LANG). Words of Helm and the API server stay as they are

flag-limits = how much templates may hold at one time (256MB) and how many steps they may run (150000000: about 5
    seconds), for charts that need more

about-flags = Flags are those of `chartroom template`.

about-env = --env NAME is the chart's own values-NAME.yaml, below the files of -f; --env values is values.yaml alone.

about-tree = With --tree, environments are those that helmfile, Argo CD, Flux, GitLab CI and GitHub Actions declare for
    the chart in the repository in FOLDER.

check-says = reports what would go wrong; exit code 1 if there is an error
    .needs = chartroom check needs a chart
    .env = --env NAME adds an environment of the chart's own values-NAME.yaml, below the files of -f; with several, each is
    checked.
    .since = --since names an earlier copy of the chart, a folder or an archive, to compare with.
    .exit = Exit code 1 if there is a finding of severity error.

diff-says = says what differs between environments: values, figures and objects
    .needs = chartroom diff needs a chart and two environments or more
    .shows = Figures and values that differ are shown for all environments, objects from the first to the last.
    .quiet = --quiet leaves out labels, namespaces and checksums. --exit-code ends with 1 where anything differs.

serve-says = serves the playground on this machine with the chart's folder open in it: it follows the disk, and Ctrl+S
    writes
    .needs = chartroom serve takes one folder of a chart
    .folder = Serves the playground on 127.0.0.1 with the chart in a folder open in it, by default the folder where it is
    started. What changes in the folder shows in the page, and Ctrl+S there writes to the folder.
    .address = Prints the address, which holds a secret that each start makes anew; --open has the browser open it.
    .port = --port is another port than 8080, or 0 for any that is free.
    .page = --page serves what `cargo xtask build` puts into dist/ in the place of the page within this command.

matrix-says = prints figures and values of environments side by side
    .needs = chartroom matrix needs a chart
    .shows = Prints figures and values of the chart's environments, or of those named, side by side: where they differ, or
    with --all all of them.

capacity-says = says whether environments fit on the clusters that `.chartroom.yaml` declares for them
    .needs = chartroom capacity needs a chart
    .moments = Each environment is weighed at its fewest pods, at its most, and while pods are replaced; alone, or with
    --beside beside the others of the same cluster.
    .exit = --exit-code ends with 1 where one does not fit.

explain-says = says where a line of output comes from, or what a value or a line of a template does
    .needs = chartroom explain needs a chart and --line FILE:LINE, --template FILE:LINE or --value PATH
    .line = --line is a line of what a template rendered to, and --template one of the template itself, both counted
    from 1. --value is a path such as image.tag or args[0].

env-says = lists the environments of a chart and changes their values files: every other byte stays, and environments
    render the same unless the command says otherwise
    .needs = chartroom env needs something to do and a chart
    .files = Environments are those of the chart's values files: prod is values-prod.yaml.
    .new = `new` writes a values file: a copy of ENV's, or one that says nothing yet.
    .rename = `rename` renames the values file, and the environment in .chartroom.yaml.
    .minimise = `minimise` removes all entries that change nothing.
    .promote = `promote` moves a value into values.yaml; with --keep, environments that would get it keep what they have.
    .push-down = `push-down` moves a value of values.yaml into the values files of all environments, or of those named;
    with --keep it stays in values.yaml, too.
    .proved = Nothing is written unless all environments render the same, except those that the command says change.
    .dry-run = --dry-run prints the change as a patch and writes nothing.

export-says = prints what it takes to deploy or review an environment: Helm's commands, jobs for GitLab CI, or a summary
    .needs = chartroom export needs a chart and an environment
    .helm = Commands and the jobs of GitLab CI are for Helm 4, or with --helm 3 for Helm 3.
    .summary = The summary is Markdown, and compares with the environment of --beside; values that look like secrets are
    masked in it.

cluster-says = prints commands that ask a cluster what it is, or turns what they printed into what `.chartroom.yaml`
    declares of it
    .needs = chartroom cluster-profile needs an environment
    .asks = Without --read it prints commands for a shell that is logged in to the cluster; they only read.
    .reads = Save what they print to a file: --read FILE turns it into the `cluster` of the environment,
    for .chartroom.yaml beside Chart.yaml.

lesson-says = plays lessons: the start must leave something to do, the solution must meet all conditions, and each hint
    must fit
    .needs = chartroom lesson needs a file
    .chart = The chart of a lesson is a folder beside its file, or one in the folder of --charts; a lesson that names none
    is on the page's built-in chart, ai-inference.
    .exit = Exit code 1 if a lesson does not hold.

schema-says = prints a values.schema.json made of values.yaml and its comments
    .needs = chartroom schema needs a chart
    .keeps = The chart's own values.yaml fits the schema.

share-says = prints a link that opens environments in the playground
    .needs = chartroom share needs a chart
    .holds = The link opens the environments of --env, or the one of -f and --set. It holds their values files and --set
    entries, and opens on the receiver's copy of the chart; with --whole it holds the chart too.
    .secrets = Lines that look like secrets are refused unless --secrets says to keep or to mask them.
    .where = --address is where the playground is served. --at is where the link opens: FILE:LINE of a values file or
    template, or KIND/NAME:LINE of an object.

open-says = writes what a link holds into a new folder
    .needs = chartroom open needs a link and a folder
    .writes = Writes the chart that the link holds, or a copy of CHART with what the link changes, and prints what `helm
    template` takes to render its environments.

review-says = says what a link changes: files, figures, objects and findings
    .needs = chartroom review needs a link and the chart that it was made on
    .env = --env is another environment of the link than the one that it opens.
    .masks = Values that look like secrets are masked.
