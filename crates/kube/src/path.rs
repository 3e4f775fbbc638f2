//! Where in an object something is.

/// One step into an object.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// A field of a type.
    Field(String),
    /// A key of a map, such as that of a label.
    Key(String),
    /// An item of a list.
    Index(usize),
}

/// A path as the API server writes it (`field.Path`): `spec.containers[0].image`, `metadata.labels[app.kubernetes.io/name]`.
pub fn path_text(path: &[Step]) -> String {
    let mut text = String::new();
    for step in path {
        match step {
            Step::Field(name) if text.is_empty() => text.push_str(name),
            Step::Field(name) => text.extend([".", name]),
            Step::Key(name) => text.extend(["[", name, "]"]),
            Step::Index(index) => text.push_str(&format!("[{index}]")),
        }
    }
    text
}

/// A field below a path.
pub(crate) fn below(path: &[Step], field: &str) -> Vec<Step> {
    path.iter().cloned().chain([Step::Field(field.to_owned())]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_written_as_the_server_does() {
        let path = [
            Step::Field("metadata".into()),
            Step::Field("labels".into()),
            Step::Key("app.kubernetes.io/name".into()),
        ];
        assert_eq!(path_text(&path), "metadata.labels[app.kubernetes.io/name]");
        let path = [Step::Field("spec".into()), Step::Field("ports".into()), Step::Index(1)];
        assert_eq!(path_text(&below(&path, "port")), "spec.ports[1].port");
    }
}
