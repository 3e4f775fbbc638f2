# Checks UPG001 UPG002

upg001 = `{ $field }` of { $kind } `{ $name }` cannot be changed by an upgrade (it was another): the API server rejects it.
    .was = `{ $field }` of { $kind } `{ $name }` cannot be changed by an upgrade (it was `{ $was }`): the API server rejects
        it.
    .help = Keep it as it was, or delete the object before the upgrade: `kubectl delete { $kind } { $name }{ $orphan ->
        [yes] {" "}--cascade=orphan
       *[no] {""}
    }`.
    .help-claim = Keep it as it was; another claim needs another name.
    .help-job = Make the Job a hook (`helm.sh/hook: post-install,post-upgrade`), give it a name that changes with each
        revision, or delete `{ $name }` before the upgrade.
    .title = An upgrade changes no immutable field.
    .why = Selectors, the claim templates of a StatefulSet, the template of a Job and some other fields are fixed once an
        object exists. The API server rejects the change and `helm upgrade` fails at the first such object, when others
        may already have changed.

upg002 = The { $kind } `{ $name }` is no longer rendered: { $kind ->
        [PersistentVolumeClaim] Helm deletes it, and with it the volume, unless its class retains it
        [CustomResourceDefinition] Helm deletes it, and with it all objects of its kind
        [Namespace] Helm deletes it, and with it everything in it
       *[StatefulSet] its claims stay behind, and another StatefulSet starts with empty ones
    }.
    .renamed = The { $kind } `{ $name }` is now called `{ $new }`, which is another object: { $kind ->
        [PersistentVolumeClaim] Helm deletes the old one, and with it the volume, unless its class retains it
        [CustomResourceDefinition] Helm deletes the old one, and with it all objects of its kind
        [Namespace] Helm deletes the old one, and with it everything in it
       *[StatefulSet] its claims stay behind, and another StatefulSet starts with empty ones
    }.
    .help = Keep the name, or annotate the object with `helm.sh/resource-policy: keep` in a release before this one.
    .title = An upgrade deletes nothing that holds data.
    .why = Helm deletes what the release had and the new chart does not render: a claim takes its volume with it, a
        definition all of its objects, a namespace everything in it. An object with another name is another object: a
        StatefulSet starts with new, empty claims.
