# Checks IMG001 IMG002 IMG003 IMG004 IMG005 

img001 = The image `{ $image }` of `{ $container }` is `latest`: nobody can tell which version runs.
    .help = Set a version or a digest.
    .title = An image has a fixed version.
    .why = With `latest` nobody can tell which version runs, or go back to the previous one: a rollback brings the
        same image, and a node that still has an old one runs something else than the others.

img001-untagged = The image `{ $image }` of `{ $container }` has no tag, which means `latest`: nobody can tell which
    version runs.

img002 = With `{ $policy }` a node keeps whichever `{ $image }` it pulled first.
    .help = Set a version; with `latest` use `Always`.
    .fix = Pull it at every start
    .title = An image without a version is pulled at every start.
    .why = With `IfNotPresent` or `Never` a node keeps the `latest` that it once pulled: pods of the same release run
        different content, depending on their node.

img003 = The tag `{ $written }` is read as a number and becomes `{ $tag }`.
    .help = Quote it: `{ $quoted }`.
    .note = the image
    .title = An image tag is a string.
    .why = YAML reads an unquoted tag such as `0012345`, `1.10` or `1e3` as a number and prints it differently:
        another image is pulled, or one that does not exist. A commit hash of digits alone is enough.

img004 = The chart's version is still { $version }, but `{ $file }` { $more ->
        [0] has
        [one] and 1 more file have
       *[other] and { $more } more files have
    } changed since.
    .help = Raise `version` with every change to what the chart renders.
    .note = changed
    .fix = Raise it to { $next }
    .title = A chart whose templates changed has a new version.
    .why = Repositories, caches and GitOps controllers identify a chart by its `version`. Some refuse a different
        chart with the same version, and those that have the previous one never fetch it: two clusters then run
        different manifests of one version. `appVersion` and the image tag describe the application, not the chart.

img005 = The image `{ $name }` has an empty { $part ->
        [digest] digest
       *[tag] tag
    }: no node can pull `{ $image }`.
    .help = Set the { $part ->
            [digest] digest
           *[tag] tag
        }, or let the template fall back to another one when it is empty: `default .Chart.AppVersion`.
    .title = An image name does not end with a colon.
    .why = An empty tag leaves a trailing colon. The API server accepts it, but no node can pull the image:
        InvalidImageName. Templates fall back to `.Chart.AppVersion` with `default`.
