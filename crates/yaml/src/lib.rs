//! YAML 1.1 as go-yaml reads it, with a span on every node, and the emitter behind toYaml.
