# What several checks share

profile = `{ $version }` is no version such as `v1.33.2-eks-931bdca`.

profile-2 = `{ $helm }` is no version of Helm: `3` or `4`.

profile-3 = `{ $pod_security }` is no Pod Security level.

profile-4 = `{ $taint }` is no taint: write `key=value:NoSchedule` or `key:NoSchedule`.

profile-5 = `{ $text }` is no amount such as `8`, `500m` or `64Gi`.

printed = { $namespace } is no name of a namespace

attach =
    .fix = Remove the one in line { $line }

finding = printed from here

finding-2 = what is switched on by that

place =
    .note = the template writes it here
    .note2 = rendered here
    .fix = Print it with `quote`

references = sends to

references-2 = applies to

references-3 = leads to

references-4 = runs as

references-5 = pulls with

references-6 = is named by

settings = `{ $other }` is no setting.
    .help = There are `{ $text }`.

settings-2 = There are `checks` and `environments`.

settings-3 = `{ $other }` is nothing an environment declares.

settings-4 = There are `gpus`, `loadSeconds`, `timeout`, `requestSeconds` and `cluster`.

settings-5 = `{ $text }` is no whole number of at least 0, nor a time such as `10m`.

settings-6 = `{ $key }` says nothing about a cluster.

settings-7 = `{ $text }` is no `{ $key }`.

settings-8 = `{ $text }` is no taint.

settings-9 = Write `key=value:NoSchedule` or `key:NoSchedule`.

settings-10 = `{ $text }` is no amount.

settings-11 = Write it as in `8`, `500m` or `64Gi`.

severities = There is no check `{ $id }`.

severities-2 = Write the id that stands before the message: `GPU007`, `values/redundant`.

severities-3 = `{ $id }` cannot be set: what it tells is refused by Helm.

severities-4 = Leave it out.

severities-5 = `{ $other }` is no severity.

severities-6 = Write error, warning, info or off.
