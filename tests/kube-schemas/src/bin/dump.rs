//! Prints what k8s-openapi knows of one Kubernetes version as JSON: the schema of every type that a resource
//! reaches, and which type each group, version and kind is.

use k8s_openapi::Resource;
use schemars::{JsonSchema, SchemaGenerator, generate::SchemaSettings};
use serde_json::{Value, json};

include!(concat!(env!("OUT_DIR"), "/resources.rs"));

/// Schemas so far.
struct Dump {
    generator: SchemaGenerator,
    resources: Vec<Value>,
}

impl Dump {
    fn resource<T: Resource + JsonSchema>(&mut self) {
        self.generator.subschema_for::<T>();
        self.resources.push(json!({
            "group": T::GROUP,
            "version": T::VERSION,
            "kind": T::KIND,
            "type": T::schema_name(),
        }));
    }
}

fn main() {
    let mut dump =
        Dump { generator: SchemaSettings::draft2020_12().into_generator(), resources: Vec::new() };
    resources(&mut dump);
    let definitions = dump.generator.take_definitions(true);
    println!(
        "{}",
        json!({ "minor": MINOR, "resources": dump.resources, "definitions": definitions })
    );
}
