use super::*;

const CRD: &str = "
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: shops.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {kind: Shop, plural: shops}
  versions:
  - name: v1
    served: true
    storage: true
    schema:
      openAPIV3Schema:
        type: object
        required: [spec]
        properties:
          apiVersion: {type: string}
          kind: {type: string}
          metadata: {type: object}
          spec:
            type: object
            required: [size, color]
            properties:
              size: {type: integer, minimum: 1, maximum: 9}
              color: {type: string, enum: [red, green], default: red}
              port: {x-kubernetes-int-or-string: true}
              labels: {type: object, additionalProperties: {type: string}}
              free: {type: object, x-kubernetes-preserve-unknown-fields: true, properties: {on: {type: boolean}}}
              rate: {type: number, minimum: 0, exclusiveMinimum: true}
              items: {type: array, items: {type: object, properties: {name: {type: string}}}}
              pod: {type: object, x-kubernetes-embedded-resource: true}
  - name: v1alpha1
    served: false
";

fn crd() -> Crd {
    Crd::read(&chartroom_yaml::parse(CRD).root.unwrap()).unwrap()
}

fn shop(spec: &str) -> String {
    format!("apiVersion: example.com/v1\nkind: Shop\nmetadata: {{name: a}}\nspec: {spec}\n")
}

fn server(text: &str) -> Vec<String> {
    faults_in("1.34", text, &[crd()]).iter().filter_map(Fault::server_text).collect()
}

#[test]
fn a_definition_is_held_against_its_own_schema() {
    assert_eq!(faults_in("1.34", CRD, &[]), []);
    assert_eq!(crd().api_versions(), ["example.com/v1"]);
    assert_eq!(Crd::read(&chartroom_yaml::parse("kind: Pod\n").root.unwrap()), None);
}

#[test]
fn sound_resources() {
    let spec = "{size: 3, color: green, port: http, labels: {a: b}, free: {on: true, any: 1}, rate: 0.5, items: [{name: x}], \
                pod: {apiVersion: v1, kind: Pod, metadata: {}}}";
    assert_eq!(server(&shop(spec)), [""; 0]);
    assert_eq!(server(&shop("{size: 3, port: 80, color: null}")), [""; 0]);
}

#[test]
fn faults_in_the_words_of_the_server() {
    let cases = [
        (
            "{size: 1, colour: red}",
            ".spec.colour: field not declared in schema (with --server-side=false: strict decoding error: unknown field \"spec.colour\")",
        ),
        (
            "{size: a}",
            "spec.size: Invalid value: \"string\": spec.size in body must be of type integer: \"string\"",
        ),
        (
            "{size: 1.5}",
            "spec.size: Invalid value: \"number\": spec.size in body must be of type integer: \"number\"",
        ),
        ("{}", "spec.size: Required value"),
        (
            "{size: 0}",
            "spec.size: Invalid value: 0: spec.size in body should be greater than or equal to 1",
        ),
        (
            "{size: 10}",
            "spec.size: Invalid value: 10: spec.size in body should be less than or equal to 9",
        ),
        (
            "{size: 1, rate: 0}",
            "spec.rate: Invalid value: 0: spec.rate in body should be greater than 0",
        ),
        (
            "{size: 1, color: blue}",
            "spec.color: Unsupported value: \"blue\": supported values: \"red\", \"green\"",
        ),
        (
            "{size: 1, labels: {a: 1}}",
            "spec.labels[a]: Invalid value: \"integer\": spec.labels[a] in body must be of type string: \"integer\"",
        ),
        (
            "{size: 1, items: [{nam: x}]}",
            ".spec.items[0].nam: field not declared in schema (with --server-side=false: strict decoding error: unknown field \"spec.items[0].nam\")",
        ),
        (
            "{size: 1, items: {}}",
            "spec.items: Invalid value: \"object\": spec.items in body must be of type array: \"object\"",
        ),
        (
            "{size: 1, port: true}",
            "spec.port: Invalid value: \"boolean\": spec.port in body must be of type integer,string: \"boolean\"",
        ),
    ];
    for (spec, wanted) in cases {
        assert_eq!(server(&shop(spec)), [wanted], "{spec}");
    }
    let text =
        "apiVersion: example.com/v1\nkind: Shop\nmetadata: {labels: {a: 1}}\nspec: {size: 1}\n";
    assert_eq!(
        server(text),
        [
            "json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type string"
        ]
    );
}

#[test]
fn versions_that_the_definition_does_not_serve() {
    let text = "apiVersion: example.com/v1alpha1\nkind: Shop\n";
    let faults = faults_in("1.34", text, &[crd()]);
    assert_eq!(
        said(&faults[0], text)[1..],
        [
            "example.com/v1alpha1",
            "no matches for kind \"Shop\" in version \"example.com/v1alpha1\"",
            "The definition of `Shop` does not serve `example.com/v1alpha1`.",
            "Use `example.com/v1`.",
        ]
    );
}

/// What tells items apart is there once; a null stays where an object is applied server-side.
#[test]
fn what_server_side_apply_refuses() {
    let crd = "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: models.example.com}\n\
               spec:\n  group: example.com\n  names: {kind: Model, plural: models}\n  versions:\n  - name: v1\n    served: true\n    \
               schema:\n      openAPIV3Schema:\n        type: object\n        properties:\n          spec:\n            type: object\n            \
               properties:\n              parts: {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [name], items: \
               {type: object, properties: {name: {type: string}}}}\n              tags: {type: array, x-kubernetes-list-type: set, items: \
               {type: string}}\n              note: {type: string}\n              free: {type: string, nullable: true}\n              \
               filled: {type: string, default: a}\n";
    let crd = Crd::read(&chartroom_yaml::parse(crd).root.unwrap()).unwrap();
    let said = |spec: &str| -> Vec<String> {
        let text = format!(
            "apiVersion: example.com/v1\nkind: Model\nmetadata: {{name: a}}\nspec: {spec}\n"
        );
        let faults = all_faults("1.36", &text, std::slice::from_ref(&crd));
        faults.iter().filter_map(Fault::server_text).collect()
    };
    assert_eq!(said("{parts: [{name: a}, {name: b}], tags: [a, b], free: ~, filled: ~}"), [""; 0]);
    assert_eq!(
        said("{parts: [{name: a}, {name: a}], tags: [a, a]}"),
        [
            ".spec.parts: duplicate entries for key [name=\"a\"]",
            ".spec.tags: duplicate entries for key [\"a\"]"
        ]
    );
    assert_eq!(
        said("{note: ~}"),
        ["spec.note: Invalid value: \"null\": spec.note in body must be of type string: \"null\""]
    );
}
