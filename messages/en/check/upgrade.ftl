# Checks UPG001 UPG002 

upg001 = it was `{ $was }`
    .title = An upgrade changes no field that cannot be changed.
    .why = Selectors, the claims of a StatefulSet, the template of a Job and some others are fixed once an object is
        made. The API server refuses the change, and `helm upgrade` fails with it: at the first object, with others
        changed already.

upg001-2 = it was another

upg001-3 = `{ $field }` of { $kind } `{ $name }` cannot be changed by an upgrade ({ $it }): the API server refuses
    it.

upg001-4 = {" "}--cascade=orphan

upg001-5 = Keep it as it was; another claim needs another name.

upg001-6 = Make the Job a hook (`helm.sh/hook: post-install,post-upgrade`), give it a name that changes with each
    revision, or delete `{ $name }` before the upgrade.

upg001-7 = Keep it as it was, or delete the object before the upgrade: `kubectl delete { $to_lowercase }
    { $name }{ $orphan }`.

upg002 = Helm deletes it, and with it the volume, unless its class retains it
    .help = Keep the name, or annotate the object with `helm.sh/resource-policy: keep` in a release before this one.
    .title = An upgrade takes away nothing that holds data.
    .why = What a release had and the new chart does not render, Helm deletes: of a claim that means its volume, of
        a definition all its objects, of a namespace all there is. An object under another name is another object: a
        StatefulSet starts with new, empty claims.

upg002-2 = Helm deletes it, and with it all objects of its kind

upg002-3 = Helm deletes it, and with it all there is in it

upg002-4 = its claims stay behind, and another StatefulSet starts with empty ones

upg002-5 = The { $kind } `{ $name }` is called `{ $name2 }` now, which is another object: { $lost }.

upg002-6 = The { $kind } `{ $name }` is not rendered any more: { $lost }.
