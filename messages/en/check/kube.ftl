# Checks KUBE001 KUBE002 KUBE003 KUBE004 KUBE005 KUBE006 KUBE007 KUBE008 KUBE009 KUBE010 KUBE011

kube009 =
    .title = Fields that depend on each other agree.
    .why = Some fields exclude each other, require each other or have to match: a probe has one handler, a variable one
        source, a request is at most its limit, a mount names a volume of its pod. Layers easily cause such
        conflicts because maps are merged: an overlay that chooses another option has to set the first one to `null`.

kube005 =
    .title = Quantities, times, schedules, addresses and similar fields are well-formed.
    .why = Quantities (`500m`, `1Gi`), times (RFC 3339), base64, schedules, time zones, percentages, IP addresses and
        ranges, paths and hosts are parsed when an object is applied. If one cannot be parsed, the API server rejects
        the whole object.

kube006 =
    .help-cluster = The chart asks whether the cluster serves `{ $api }`, which Helm knows only during an install:
        render with `--api-versions { $api }`.
    .help-suffix = `semverCompare "{ $constraint }"` is false for { $version }, because SemVer treats it as a
        pre-release: write "{ $constraint }-0".
    .note-suffix = this condition is false
    .note-cluster = this condition is false without a cluster
    .title = The Kubernetes version serves the API version and kind.
    .why = If the cluster no longer serves an API version, or does not serve it yet, the whole upgrade fails. A release
        that was installed with a removed version can no longer be upgraded either.

kube003 =
    .title = Required fields are present and not empty.
    .why = The API server rejects an object without a field that its kind or another of its fields requires. Helm
        renders it anyway, so the mistake only shows during the upgrade.

kube =
    .client-side = { $fault } Helm 3 applies on the client side, as the cluster's `helm: 3` says: the last one counts,
        and Helm 4 will reject both.
    .client-side-help = Remove one of the two.
    .note = conflicts with this
    .known-by = Checked against { $source }, which Chartroom includes; a definition in `crds/` takes precedence.

kube008 = The release goes into the namespace `{ $namespace }`, which is not a valid name: use lower-case letters,
    digits and `-`, at most 63 characters.
    .help = Choose another with `--namespace`.
    .title = Names, labels, keys and references have allowed characters and lengths.
    .why = Names of objects and references to them, ports, and keys of labels, annotations, ConfigMaps and Secrets each
        have a format, mostly lower-case letters, digits and `-`. A name that a template builds from values is often
        too long, or contains what a user typed: upper-case letters, `_`, spaces.

kube004 =
    .title = Fields hold one of their allowed values.
    .why = Some fields accept only certain words, or numbers within limits. The API server rejects anything else, and it
        is case-sensitive.

kube011 = `{ $amount }` of { $resource } is { $number } thousandths of a byte: that is what the suffix `m` means.
    .help = Write `{ $binary }` (units of 1024) or `{ $number }M` (units of 1000).
    .title = Memory is given in whole bytes.
    .why = The suffix `m` of a quantity means thousandths: `512m` of memory is half a byte. The API server accepts it
        with a warning, but no container starts with so little.

shifted = The output of this action is indented by { $has }; `{ $key }` needs { $needs }.
    .help = `{ $line }` and the lines with it belong to `{ $key }`.
    .fix = Indent it by { $spaces }
    .note = one level too high

kube010 =
    .title = The key of a list item is unique.
    .why = Containers, volumes, variables, ports and other list items are identified by a name or key. The API server
        always rejects some duplicates; others only when an object is applied server-side, which is how Helm 4
        installs and upgrades: it merges such lists item by item. The usual cause is a template that adds its own
        items to a list from the values.

kube001 =
    .help = It is a field of `{ $field }`: indent the output of this action further, with a larger number for
        `nindent`.
    .title = Objects only have fields that their kind defines.
    .why = kubectl and strict validation reject a field that the kind does not have. Without strict validation the field
        is dropped silently: the setting is in the manifest but never in the cluster. Usually the field is misspelt or
        indented to the wrong level.

kube007 =
    .title = The kind is known, so its fields can be checked.
    .why = Chartroom knows the kinds of Kubernetes, those defined in the chart's `crds/` folder and some common ones
        (prometheus-operator, cert-manager, gateway-api, KEDA, KServe, KubeRay, LeaderWorkerSet). Any other kind is
        accepted as it is, so a mistake shows only in the cluster. Put its definition into `crds/` to have it checked.

kube002 =
    .help-index = It is the index of a list item: the template ranges over the keys of a map, but `{ $list }` is a list.
        Write a map: `NAME: value`.
    .help-go = The template prints it in Go's format. Print it with `toYaml … | nindent …`.
    .help-block = `{ $mark }` turns everything below `{ $path }` into text: remove it.
    .note-list = `{ $list }` is a list, not a map
    .fix-block = Remove the `{ $mark }`
    .title = Fields hold values of their type.
    .why = The API server reads objects into typed fields and rejects a value of another type. The usual cause is YAML:
        `8080`, `true` or `1.10` without quotes is not text, and `"3"` is not a number. `helm template` prints both
        without complaint.
