# Checks IMG001 IMG002 IMG003 IMG004 IMG005 

img005 = The image `{ $name }` has an empty { $what }: no node can pull `{ $image }`.
    .help = Set the { $what }, or let the template take another one where it is empty: `default .Chart.AppVersion`.
    .note = printed here
    .title = An image with a colon has a tag.
    .why = A tag that is empty leaves a colon behind. The API server takes it, and no node can pull it:
        InvalidImageName. Templates that take the tag from `.Chart.AppVersion` in its place say `default`.

img001 = has no tag, which means `latest`
    .help = Name a version, or a digest.
    .title = An image names its version.
    .why = Nobody can tell which version runs under `latest`, nor go back to the one before: a rollback brings the
        same image, and a node that has an old one runs something else than its neighbour.

img001-2 = The image `{ $image }` of `{ $name }` { $how }: nobody can tell what runs.

img003 = The tag `{ $text }` is read as a number and becomes `{ $tag }`.
    .help = Quote it: `{ $quoted }`.
    .note = the image
    .title = A tag is text.
    .why = YAML reads a tag such as `0012345`, `1.10` or `1e3` as a number unless it is quoted, and prints another
        text: the image that is pulled is another one, or does not exist. A commit of digits alone is enough.

img004 = `{ $first }` and { $count } more
    .help = Raise `version` with every change of what the chart renders.
    .fix = Make it { $next }
    .title = A chart whose templates changed has another version.
    .why = Repositories, caches and GitOps controllers know a chart by its `version`. Another chart under the same
        version is refused by some, and never fetched by those that have the one before: two clusters then run
        different manifests of one version. `appVersion` and the image's tag speak of the application, not of the
        chart.

img004-2 = The chart is still { $version }, but { $what } { $verb } not what it was in that version.

img002 = `{ $text }` keeps whatever `{ $image }` a node pulled first.
    .help = Name a version; with `latest` use `Always`.
    .fix = Pull it at every start
    .title = An image without a version is pulled at every start.
    .why = With `IfNotPresent` or `Never` a node keeps the `latest` it once pulled: pods of the same release run
        different content, depending on where they are.
