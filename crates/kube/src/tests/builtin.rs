use super::*;
use crate::{FaultKind, Hint};

#[test]
fn a_sound_object_has_no_faults() {
    for version in ["1.33", "1.34", "1.35", "1.36", "1.37"] {
        let lines = "image: nginx\n        imagePullPolicy:\n        ports: [{containerPort: 80}]\n        \
                     resources: {limits: {cpu: 1, memory: 1Gi}}\n        livenessProbe: {httpGet: {port: http}}";
        assert_eq!(faults_in(version, &container(lines), &[]), [], "{version}");
    }
    assert_eq!(faults_in("1.34", "# nothing\n~\n", &[]), []);
}

#[test]
fn an_unknown_field() {
    assert_eq!(
        only(&container("imagee: nginx")),
        [
            "spec.template.spec.containers[0].imagee",
            "imagee",
            ".spec.template.spec.containers[name=\"web\"].imagee: field not declared in schema (with --server-side=false: strict decoding error: unknown field \"spec.template.spec.containers[0].imagee\")",
            "There is no field `imagee` here.",
            "Did you mean `image`?",
        ]
    );
}

#[test]
fn an_unknown_field_that_is_at_home_nearby() {
    let help = |text: &str| only(text)[4].clone();
    assert_eq!(
        help(&container("nodeSelector: {}")),
        "It is a field of `spec.template.spec`: indent it less."
    );
    let service = "apiVersion: v1\nkind: Service\nports: []\n";
    assert_eq!(help(service), "It is a field of `spec`: indent it below.");
    let service = "apiVersion: v1\nkind: Service\nspec: {data: {}, metadata: {}}\n";
    let faults = faults_in("1.34", service, &[]);
    let hints = faults.iter().map(|fault| match &fault.kind {
        FaultKind::UnknownField { hint, .. } => hint.clone(),
        other => panic!("{other:?}"),
    });
    assert_eq!(hints.collect::<Vec<_>>(), [None, Some(Hint::Above(vec![]))]);
}

#[test]
fn a_duplicate_field() {
    assert_eq!(
        only("apiVersion: v1\nkind: ConfigMap\nimmutable: true\nimmutable: false\n"),
        [
            "immutable",
            "immutable",
            "",
            "`immutable` is written twice; the last one counts.",
            "Remove one of the two.",
        ]
    );
}

#[test]
fn a_number_where_text_is_wanted() {
    assert_eq!(
        only(&container("env: [{name: PORT, value: 8080}]")),
        [
            "spec.template.spec.containers[0].env[0].value",
            "8080",
            "json: cannot unmarshal number into Go struct field EnvVar.spec.template.spec.containers.env.value of type string",
            "`spec.template.spec.containers[0].env[0].value` takes text, not the number 8080.",
            "Put quotes around it: `\"8080\"`, in a template `| quote`.",
        ]
    );
    let server = |text: &str| only(text)[2].clone();
    assert_eq!(
        server("apiVersion: v1\nkind: ConfigMap\ndata: {debug: yes}\n"),
        "json: cannot unmarshal bool into Go struct field ConfigMap.data of type string"
    );
    assert_eq!(
        server("apiVersion: v1\nkind: ConfigMap\nmetadata: {annotations: {a: 1.5}}\n"),
        "json: cannot unmarshal number into Go struct field ObjectMeta.metadata.annotations of type string"
    );
}

#[test]
fn text_where_a_number_is_wanted() {
    assert_eq!(
        only("apiVersion: v1\nkind: Service\nspec: {healthCheckNodePort: \"80\"}\n"),
        [
            "spec.healthCheckNodePort",
            "\"80\"",
            "json: cannot unmarshal string into Go struct field ServiceSpec.spec.healthCheckNodePort of type int32",
            "`spec.healthCheckNodePort` takes a whole number, not the text `80`.",
            "Remove the quotes; in a template use `| int`.",
        ]
    );
    let server = |value: &str| {
        only(&format!("apiVersion: v1\nkind: Service\nspec: {{healthCheckNodePort: {value}}}\n"))[2]
            .clone()
    };
    let field = "into Go struct field ServiceSpec.spec.healthCheckNodePort of type int32";
    assert_eq!(server("1.5"), format!("json: cannot unmarshal number 1.5 {field}"));
    assert_eq!(server("3000000000"), format!("json: cannot unmarshal number 3000000000 {field}"));
    assert_eq!(server("[]"), format!("json: cannot unmarshal array {field}"));
    assert_eq!(
        faults_in("1.34", "apiVersion: v1\nkind: Service\nspec: {healthCheckNodePort: 8e1}\n", &[]),
        []
    );
}

#[test]
fn lists_and_maps_for_each_other() {
    assert_eq!(
        only(&container("env: {PORT: 80}"))[2..],
        [
            "json: cannot unmarshal object into Go struct field Container.spec.template.spec.containers.env of type []v1.EnvVar",
            "`spec.template.spec.containers[0].env` takes a list, not a map.",
            "Begin each item with `- `.",
        ]
    );
    assert_eq!(
        only(&container("securityContext: []"))[2..],
        [
            "json: cannot unmarshal array into Go struct field Container.spec.template.spec.containers.securityContext of type v1.SecurityContext",
            "`spec.template.spec.containers[0].securityContext` takes a map, not a list.",
            "Remove the `- `.",
        ]
    );
    assert_eq!(
        only(&container("resources: {limits: none}"))[2],
        "json: cannot unmarshal string into Go struct field ResourceRequirements.spec.template.spec.containers.resources.limits of type v1.ResourceList"
    );
    assert_eq!(only(&container("tty: \"true\""))[4], "Remove the quotes.");
}

#[test]
fn a_missing_field() {
    let text = "apiVersion: apps/v1\nkind: Deployment\nspec:\n  selector: ~\n  template: {}\n";
    assert_eq!(
        only(text),
        [
            "spec.selector",
            "spec",
            "spec.selector: Required value",
            "`selector` is required and missing.",
            ""
        ]
    );
    let text = container("ports: [{name: http}]");
    assert_eq!(
        only(&text)[..2],
        ["spec.template.spec.containers[0].ports[0].containerPort", "name"]
    );
    // What the server fills in, and what it drops.
    let text = "apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nroleRef: {kind: Role, name: a}\n";
    assert_eq!(faults_in("1.34", text, &[]), []);
    let text = "apiVersion: policy/v1\nkind: PodDisruptionBudget\nstatus: {}\n";
    assert_eq!(faults_in("1.34", text, &[]), []);
}

#[test]
fn a_value_that_is_not_allowed() {
    assert_eq!(
        only("apiVersion: v1\nkind: Service\nspec: {type: LoadBalancr}\n"),
        [
            "spec.type",
            "LoadBalancr",
            "spec.type: Unsupported value: \"LoadBalancr\": supported values: \"ClusterIP\", \"ExternalName\", \"LoadBalancer\", \"NodePort\"",
            "`spec.type` can’t be `LoadBalancr`.",
            "Use `ClusterIP`, `ExternalName`, `LoadBalancer` or `NodePort`.",
        ]
    );
    let claim =
        "apiVersion: v1\nkind: PersistentVolumeClaim\nspec: {accessModes: [ReadWriteOnly]}\n";
    assert_eq!(only(claim)[0], "spec.accessModes[0]");
    assert_eq!(faults_in("1.34", &container("imagePullPolicy: \"\""), &[]), []);
}

#[test]
fn quantities() {
    assert_eq!(
        only(&container("resources: {limits: {memory: 1GB}}")),
        [
            "spec.template.spec.containers[0].resources.limits[memory]",
            "1GB",
            "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
            "`1GB` is not a quantity.",
            "Write a number with a suffix such as `500m`, `2`, `1Gi` or `100M`.",
        ]
    );
    assert_eq!(
        only(&container("resources: {limits: {cpu: 1K}}"))[2],
        "unable to parse quantity's suffix"
    );
    assert_eq!(
        only(&container("resources: {limits: {cpu: {a: 1}}}"))[3],
        "`{…}` is not a quantity."
    );
}

#[test]
fn numbers_or_text() {
    assert_eq!(
        only(&container("livenessProbe: {httpGet: {port: 80.5}}")),
        [
            "spec.template.spec.containers[0].livenessProbe.httpGet.port",
            "80.5",
            "json: cannot unmarshal number 80.5 into Go struct field HTTPGetAction.spec.template.spec.containers.livenessProbe.ProbeHandler.httpGet.port of type int32",
            "`spec.template.spec.containers[0].livenessProbe.httpGet.port` takes a whole number or text, not the number 80.5.",
            "",
        ]
    );
}

#[test]
fn times() {
    assert_eq!(
        only("apiVersion: v1\nkind: Pod\nmetadata: {creationTimestamp: 2024-01-01}\n"),
        [
            "metadata.creationTimestamp",
            "2024-01-01",
            "parsing time \"2024-01-01\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"\" as \"T\"",
            "`2024-01-01` is not a time.",
            "Write it as `2026-01-31T12:00:00Z`.",
        ]
    );
    assert_eq!(
        faults_in("1.34", "apiVersion: v1\nkind: Pod\nmetadata: {creationTimestamp: null}\n", &[]),
        []
    );
    assert_eq!(
        faults_in(
            "1.34",
            "apiVersion: v1\nkind: Pod\nmetadata: {creationTimestamp: 2024-01-01T00:00:00Z}\n",
            &[]
        ),
        []
    );
}

#[test]
fn base64_of_secrets() {
    assert_eq!(
        only("apiVersion: v1\nkind: Secret\ndata: {password: my-password}\n"),
        [
            "data[password]",
            "my-password",
            "illegal base64 data at input byte 2",
            "`data[password]` is not base64.",
            "Encode it (`b64enc` in a template), or use `stringData` in a Secret.",
        ]
    );
    assert_eq!(
        only("apiVersion: v1\nkind: Secret\ndata: {pin: 1234}\n")[2],
        "json: cannot unmarshal number into Go struct field Secret.data of type []uint8"
    );
}

#[test]
fn fields_come_with_versions() {
    let text = "apiVersion: apps/v1\nkind: StatefulSet\nspec: {selector: {}, template: {spec: {containers: [], hostnameOverride: a}}}\n";
    assert_eq!(only_in("1.33", text), ["spec.template.spec.hostnameOverride"]);
    assert!(only_in("1.34", text).is_empty());
}

fn only_in(version: &str, text: &str) -> Vec<String> {
    faults_in(version, text, &[]).iter().map(|fault| path_text(&fault.path)).collect()
}

/// What kubectl 1.36.3 said of each (`set image --local`), which decodes as the server does.
#[test]
fn fields_as_go_names_them() {
    let cases = [
        (
            "volumes: [{name: a, configMap: 5}]",
            "number into Go struct field Volume.spec.template.spec.volumes.VolumeSource.configMap of type v1.ConfigMapVolumeSource",
        ),
        (
            "volumes: [{name: a, configMap: {defaultMode: x}}]",
            "string into Go struct field ConfigMapVolumeSource.spec.template.spec.volumes.VolumeSource.configMap.defaultMode of type int32",
        ),
        (
            "ephemeralContainers: [{name: 4}]",
            "number into Go struct field EphemeralContainer.spec.template.spec.ephemeralContainers.EphemeralContainerCommon.name of type string",
        ),
        (
            "containers: [{name: a, env: [{name: a, valueFrom: {secretKeyRef: {key: a, name: 5}}}]}]",
            "number into Go struct field SecretKeySelector.spec.template.spec.containers.env.valueFrom.secretKeyRef.LocalObjectReference.name of type string",
        ),
        (
            "containers: [{name: a, livenessProbe: {exec: {command: x}}}]",
            "string into Go struct field ExecAction.spec.template.spec.containers.livenessProbe.ProbeHandler.exec.command of type []string",
        ),
        (
            "containers: [{name: a, lifecycle: {preStop: {exec: {command: x}}}}]",
            "string into Go struct field ExecAction.spec.template.spec.containers.lifecycle.preStop.exec.command of type []string",
        ),
        (
            "imagePullSecrets: [a]",
            "string into Go struct field PodSpec.spec.template.spec.imagePullSecrets of type v1.LocalObjectReference",
        ),
        (
            "nodeSelector: {a: true}",
            "bool into Go struct field PodSpec.spec.template.spec.nodeSelector of type string",
        ),
        (
            "securityContext: {runAsUser: \"1\"}",
            "string into Go struct field PodSecurityContext.spec.template.spec.securityContext.runAsUser of type int64",
        ),
        (
            "containers: [{name: a, command: [1]}]",
            "number into Go struct field Container.spec.template.spec.containers.command of type string",
        ),
        (
            "overhead: 5",
            "number into Go struct field PodSpec.spec.template.spec.overhead of type v1.ResourceList",
        ),
        (
            "hostUsers: 4",
            "number into Go struct field PodSpec.spec.template.spec.hostUsers of type bool",
        ),
    ];
    for (spec, wanted) in cases {
        let text = format!(
            "apiVersion: apps/v1\nkind: Deployment\nspec: {{selector: {{}}, template: {{spec: {{{spec}}}}}}}\n"
        );
        let faults = faults_in("1.36", &text, &[]);
        let texts: Vec<_> = faults
            .iter()
            .filter_map(Fault::server_text)
            .filter(|text| text.starts_with("json"))
            .collect();
        assert_eq!(texts, [format!("json: cannot unmarshal {wanted}")]);
    }
}

#[test]
fn the_go_type_of_an_enum_is_not_guessed() {
    assert_eq!(
        only(&container("imagePullPolicy: 5"))[2],
        "json: cannot unmarshal number into Go struct field Container.spec.template.spec.containers.imagePullPolicy"
    );
}
