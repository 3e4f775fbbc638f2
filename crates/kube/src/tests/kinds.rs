use super::*;
use crate::Severity;

#[test]
fn what_is_no_object() {
    assert_eq!(only("just text\n")[3], "This is not a Kubernetes object: it must be a map.");
    let faults = faults_in("1.34", "metadata: {}\nkind: 1\n", &[]);
    let texts: Vec<_> = faults.iter().filter_map(Fault::server_text).collect();
    assert_eq!(texts, ["apiVersion not set", "kind not set"]);
}

#[test]
fn a_foreign_kind_is_only_information() {
    let faults = faults_in("1.34", "apiVersion: example.com/v1\nkind: Thing\nspec: {a: 1}\n", &[]);
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].severity(), Severity::Information);
    assert_eq!(
        faults[0].message(),
        "`Thing` of `example.com/v1` is not a built-in kind, so its fields were not checked."
    );
}

#[test]
fn a_misspelt_kind() {
    assert_eq!(
        only("apiVersion: apps/v1\nkind: Deploymnet\n"),
        [
            "",
            "apps/v1",
            "no matches for kind \"Deploymnet\" in version \"apps/v1\"",
            "`apps/v1` has no kind `Deploymnet`.",
            "Did you mean `Deployment`?",
        ]
    );
}

#[test]
fn a_removed_api() {
    assert_eq!(
        only("apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\n"),
        [
            "",
            "policy/v1beta1",
            "no matches for kind \"PodDisruptionBudget\" in version \"policy/v1beta1\"",
            "`PodDisruptionBudget` of `policy/v1beta1` was removed in Kubernetes 1.25.",
            "Use `policy/v1`.",
        ]
    );
    let policy = "apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\n";
    assert_eq!(only(policy)[4], "There is no replacement. Remove it.");
}

#[test]
fn an_api_of_other_versions() {
    let text = "apiVersion: resource.k8s.io/v1\nkind: DeviceClass\nspec: {}\n";
    let faults = faults_in("1.33", text, &[]);
    assert_eq!(
        said(&faults[0], text)[3..],
        [
            "Kubernetes 1.33 does not serve `DeviceClass` of `resource.k8s.io/v1`.",
            "Use `resource.k8s.io/v1alpha3`, `resource.k8s.io/v1beta1` or `resource.k8s.io/v1beta2`.",
        ]
    );
    assert_eq!(faults_in("1.34", text, &[]), []);
}

#[test]
fn lists_are_unrolled() {
    let text = "apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Service, spec: {prots: []}}\n- {apiVersion: v1, kind: Pod}\n";
    let said = only(text);
    assert_eq!(said[0], "items[0].spec.prots");
    assert_eq!(
        said[2],
        ".spec.prots: field not declared in schema (with --server-side=false: strict decoding error: unknown field \"spec.prots\")"
    );
    let roles = "apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleList\nitems:\n- {apiVersion: rbac.authorization.k8s.io/v1, kind: Role, rules: {}}\n";
    let said = only(roles);
    assert_eq!(said[0], "items[0].rules");
    assert_eq!(
        said[2],
        "json: cannot unmarshal object into Go struct field Role.rules of type []v1.PolicyRule"
    );
}

#[test]
fn half_typed_text_is_no_panic() {
    let text =
        container("env: [{name: A, valueFrom: {secretKeyRef: {key: a}}}]\n        image: \"x\"");
    for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
        if let Some(root) = chartroom_yaml::parse(&text[..end]).root {
            let schemas = Schemas::read(DATA).unwrap();
            validate(&schemas, schemas.latest().unwrap(), &root, &[]);
        }
    }
}
