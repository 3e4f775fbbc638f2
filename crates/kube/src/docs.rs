//! What Kubernetes says of the fields of its objects. The page reads the same file in `www/editor/src/late/fields.ts`.

use flate2::read::GzDecoder;
use std::collections::HashMap;
use std::io::Read;

/// The first sentences of every field's description, as `cargo xtask kube-schemas` made them from k8s-openapi, packed
/// by gzip: 69 kB. The newest version that has a field describes it.
pub const DOCS: &[u8] = include_bytes!("../data/kubernetes-docs.gz");

/// Descriptions of fields.
pub struct FieldDocs {
    text: String,
    /// Places in the text, by the type and the field.
    fields: HashMap<String, std::ops::Range<usize>>,
}

impl FieldDocs {
    /// Reads the file; None if it is damaged.
    pub fn read(packed: &[u8]) -> Option<Self> {
        let mut text = String::new();
        GzDecoder::new(packed).read_to_string(&mut text).ok()?;
        let (mut fields, mut of, mut start) = (HashMap::new(), "", 0);
        for line in text.split_inclusive('\n') {
            let from = start;
            start += line.len();
            match line.strip_prefix('\t').and_then(|rest| rest.split_once('\t')) {
                Some((field, words)) => {
                    let at = from + line.len() - words.len();
                    fields.insert(format!("{of} {field}"), at..from + line.trim_end().len());
                }
                None if line.starts_with('#') => {}
                None => of = line.trim_end(),
            }
        }
        Some(Self { fields, text })
    }

    /// What there is to say of a field, by its key: the name of its type and its own.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.text.get(self.fields.get(key)?.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DATA, Schemas};

    #[test]
    fn fields_are_described_by_the_names_that_schemas_have() {
        let docs = FieldDocs::read(DOCS).unwrap();
        let said = docs.get("io.k8s.api.core.v1.Container image");
        assert_eq!(said, Some("Container image name."));
        assert_eq!(docs.get("io.k8s.api.core.v1.Container nothing"), None);
        assert!(docs.text.starts_with('#') && docs.text.contains("Apache License"));
        let schemas = Schemas::read(DATA).unwrap();
        let version = schemas.latest().unwrap();
        let (mut known, mut all) = (0, 0);
        for (kind, apis) in schemas.all_kinds(version) {
            for api in apis {
                let Some(of) = schemas.kind(Some(&api), &kind, version) else { continue };
                for field in schemas.fields_of(of, version) {
                    all += 1;
                    known += usize::from(docs.get(&field.key).is_some());
                }
            }
        }
        assert!(known * 100 >= all * 95, "{known} of {all}");
    }

    #[test]
    fn a_damaged_file_is_none() {
        assert!(FieldDocs::read(b"no gzip").is_none());
    }
}
