# Checks KUBE001 KUBE002 KUBE003 KUBE004 KUBE005 KUBE006 KUBE007 KUBE008 KUBE009 KUBE010 KUBE011 

kube009 =
    .title = Fields that belong together agree.
    .why = Some fields exclude each other, need each other or must agree with each other: a probe has one handler, a
        variable one source, a request is not above its limit, a mount names a volume of its pod. Layers make such
        contradictions easily, as maps are merged: an overlay that chooses another way has to set the first one to
        `null`.

kube005 =
    .title = Quantities, times, schedules, addresses and the like are written as Kubernetes reads them.
    .why = Quantities (`500m`, `1Gi`), times (RFC 3339), base64, schedules, time zones, percentages, IP addresses
        and ranges, paths and hosts are parsed when an object is applied; what cannot be parsed makes the API server
        refuse the whole object.

kube006 = The chart asks whether the cluster serves `{ $api }`, which Helm knows at an install only: look at it with
    `--api-versions { $api }`.
    .note = this is false
    .note2 = this is false without a cluster
    .title = The version of Kubernetes serves the API version and kind.
    .why = An API version that a cluster does not serve any more, or not yet, makes the whole upgrade fail, and a
        release that was installed with it can no longer be upgraded either.

kube006-2 = `semverCompare "{ $constraint }"` is false for { $version }, which is a pre-release to SemVer: write
    "{ $constraint }-0".

kube003 =
    .title = Required fields are there, and not empty.
    .why = The API server refuses an object without a field that its kind requires, or that another field of it
        makes necessary. Helm renders it all the same, so the mistake shows at the upgrade.

kube = Helm 3 applies from the client, as the cluster’s `helm: 3` says: the last one counts, and Helm 4 will refuse
    both.
    .help = Remove one of the two.
    .note = what it has to agree with

kube-2 = Held against { $source }, as Chartroom knows it; a definition in `crds/` counts before that.

kube008 = The release goes into the namespace `{ $namespace }`, and no namespace has such a name: it has lower-case
    letters, digits and `-`, at most 63.
    .help = Choose another with `--namespace`.
    .title = Names, labels, keys and what refers to them are of allowed characters and lengths.
    .why = Names of objects and of what they refer to, ports, keys of labels, annotations, ConfigMaps and Secrets
        each have a form of their own, most often lower-case letters, digits and `-`. A name that is put together of
        values of a release is often longer, or has what a user writes: upper-case letters, `_`, blanks.

kube004 =
    .title = Fields hold one of the values they may have.
    .why = Some fields take one of a few words or a number within limits; the API server refuses anything else, and
        tells upper and lower case apart.

kube011 = `{ $text }` of { $name } is thousandths of a byte: that is what a small `m` means.
    .help = Write `{ $better }`, which counts by 1024, or `{ $number }M`, by 1000.
    .title = Memory comes in whole bytes.
    .why = A small `m` behind a quantity means thousandths: `512m` of memory is half a byte. The API server takes it
        with a warning, and no container starts with so little.

shifted = Indent it by{" "}
    .help = `{ $line }` and what goes with it belong to `{ $key }`.
    .note = one level too high

shifted-2 = What is printed here is indented by { $has }; `{ $key }` needs { $needs }.

kube010 =
    .title = What tells items of a list apart is there once.
    .why = Containers, volumes, variables, ports and other items of lists are told apart by a name or key. Some
        duplicates the API server always refuses; others only where an object is applied server-side, which is how
        Helm 4 installs and upgrades: it merges such lists item by item. A template that adds items of its own to a
        list of the values is the usual cause.

kube001 =
    .help = It is a field of `{ $field }`: what this action prints has to be indented deeper, by a larger number for
        `nindent`.
    .fix = Rename it to `{ $name }`
    .title = Objects have only fields that their kind knows.
    .why = kubectl and strict validation refuse a field that the kind does not have. Where validation is not strict
        the field is dropped without a word: the setting is in the manifest and never in the cluster. Most often it
        is misspelt or indented to the wrong level.

kube007 =
    .title = The kind is known, so that its fields can be checked.
    .why = Kinds that are neither built into Kubernetes nor defined in the chart's crds folder are taken as they
        are, but for some common ones (prometheus-operator, cert-manager, gateway-api, KEDA, KServe, KubeRay,
        LeaderWorkerSet): a mistake in them shows in the cluster at the earliest. With the definition in `crds/`
        they are checked like any other.

kube002 =
    .help = It is the number of an item: the template ranges over the keys of a map, and `{ $name }` is a list.
        Write a map: `NAME: value`.
    .help2 = The template prints it as Go does. Print it with `toYaml … | nindent …`.
    .help3 = `{ $mark }` makes a block text of what is below `{ $path }`: remove it.
    .note = `{ $name }` is a list, not a map
    .fix = Print it with `toYaml`
    .fix2 = Remove the `{ $mark }`
    .title = Fields hold values of their type.
    .why = The API server reads an object into typed fields and refuses it where a value has another type. The usual
        cause is YAML: an unquoted `8080`, `true` or `1.10` is no text, and `"3"` is no number. `helm template`
        prints both without a word.
