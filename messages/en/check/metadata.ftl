# Checks META001 META002 META003 META004 META005 

meta004 = Did you mean `{ $near }`?
    .title = A hook is one that Helm has.
    .why = Helm leaves an object out whose `helm.sh/hook` names no hook that it has: it is not printed, not
        installed, and nothing is said.

meta004-2 = Write one of Helm’s hooks, such as `pre-install`.

meta004-3 = `{ $name }` is no hook of Helm’s: what has it is left out.

meta002 = The name of this { $kind } has { $length } characters; { $most } are allowed.
    .help = Shorten the release's name, or cut names in the helper: `trunc 63 | trimSuffix "-"`.
    .title = Names and label values are short enough and of allowed characters.
    .why = The API server refuses a label value of more than 63 characters or with characters beside letters,
        digits, `-`, `_` and `.`, such as the `+` of a version; and names of Services of more than 63 characters. A
        long release name is enough to get there.

meta002-2 = The label `{ $key }` is `{ $value }`, which { $wrong }.

meta002-3 = Change it in the helper that prints it: `{ $steps }`.

meta002-4 = has { $length } characters; 63 are allowed

meta002-5 = must begin and end with a letter or digit

meta005 = The kind `{ $kind }` is defined by a template of this chart: it is not known yet when the chart is
    installed for the first time.
    .help = Move the definition into `crds/`, or into a chart of its own that is installed before.
    .note = the definition
    .title = The definition of a custom resource comes before the resource.
    .why = Helm looks up the kinds of all templates before it creates the first object. At the first install a kind
        that a template defines is not there yet, and the install fails. Files in `crds/` are applied before.

meta001 = `{ $key }` is written by Kubernetes itself; what the chart says is overwritten.
    .help = Remove it. For a mark of your own use a key under your domain.
    .title = Keys that Kubernetes writes itself are left to it.
    .why = The Deployment controller writes these annotations and labels itself and takes no notice of what a chart
        says, or is confused by it: a revision that a chart sets is overwritten at the next rollout, and every `helm
        diff` shows a change that is none.

meta003 = The { $kind } `{ $name }` is rendered twice.
    .help = Switch one of them off, or give it a name of its own.
    .note = the same object
    .title = A release has each object once.
    .why = Kind, namespace and name are what an object is. Where two templates, often those of two subcharts, render
        the same one, the install fails because it exists already, or the later one overwrites the other.
