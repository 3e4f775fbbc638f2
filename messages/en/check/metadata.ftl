# Checks META001 META002 META003 META004 META005

meta004 = `{ $hook }` is not a hook of Helm: Helm leaves out the object that has it.
    .help-hooks = Use one of Helm's hooks, such as `pre-install`.
    .title = Hooks are hooks that Helm knows.
    .why = If `helm.sh/hook` names no hook of Helm, Helm silently leaves the object out: it is neither printed nor
        installed.

meta002 = The name of this { $kind } has { $length } characters; { $most } are allowed.
    .help = Shorten the release name, or truncate names in the helper: `trunc 63 | trimSuffix "-"`.
    .label-length = The label `{ $key }` is `{ $value }`, which has { $length } characters; 63 are allowed.
    .label-character = The label `{ $key }` is `{ $value }`, which contains `{ $character }`.
    .label-end = The label `{ $key }` is `{ $value }`, which has to begin and end with a letter or digit.
    .label-help = Change it in the helper that prints it: `{ $functions }`.
    .title = Names and label values are short enough and use allowed characters.
    .why = The API server rejects label values of more than 63 characters, or with anything but letters, digits, `-`, `_`
        and `.`, such as the `+` of a version. It also rejects Service names of more than 63 characters. A long release
        name is enough to exceed that.

meta005 = A template of this chart defines the kind `{ $kind }`: the cluster does not know it yet during the first install.
    .help = Move the definition into `crds/`, or into a chart of its own that is installed before.
    .note = the definition
    .title = The definition of a custom resource is installed before the resource.
    .why = Helm looks up the kinds of all templates before it creates the first object. During the first install, a kind
        that a template defines does not exist yet, and the install fails. Files in `crds/` are applied before.

meta001 = Kubernetes manages `{ $key }` itself: what the chart sets is overwritten.
    .help = Remove it. For metadata of your own, use a key with your own domain.
    .title = Charts do not set keys that Kubernetes manages.
    .why = The Deployment controller writes these annotations and labels itself. It ignores what a chart sets, or gets
        confused by it: a revision from a chart is overwritten at the next rollout, and every `helm diff` shows a change
        that is not one.

meta003 = The { $kind } `{ $name }` is rendered twice.
    .help = Turn one of them off, or give it another name.
    .note = the same object
    .title = A release renders each object once.
    .why = Kind, namespace and name identify an object. If two templates render the same one, often from two subcharts,
        the install fails because it already exists, or the later one overwrites the other.
