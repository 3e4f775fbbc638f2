//! From a document to its faults: which objects it has, and who knows their kind.

use crate::builtin::Builtin;
use crate::crd::Crd;
use crate::custom::Custom;
use crate::fault::{Fault, FaultKind};
use crate::known::known;
use crate::object::{Data, Object};
use crate::path::{Step, below};
use crate::removed::removed;
use crate::schemas::{Schemas, Served, Version};
use crate::validation::{self, apply_path};
use chartroom_diagnostics::closest;
use chartroom_yaml::Node;

/// Lists of lists are unrolled so deep.
const MAX_LISTS: usize = 8;

/// The faults of a document in a version of Kubernetes, in the order of the text as far as one object goes. `object` is
/// the root of what `chartroom_yaml::parse` read; `crds` are definitions of custom resources, from the chart's `crds/`
/// and from its output. An empty document has no faults. What has `items` is a list, as for kubectl
/// (`unstructured.IsList`), and every item is an object.
pub fn validate(schemas: &Schemas, version: Version, object: &Node, crds: &[Crd]) -> Vec<Fault> {
    let object = Object::read(object);
    let mut validator = Validator { schemas, version, crds, faults: Vec::new() };
    if !object.is_null() {
        validator.object(&object, &[], 0);
    }
    validator.faults
}

struct Validator<'a> {
    schemas: &'a Schemas,
    version: Version,
    crds: &'a [Crd],
    faults: Vec<Fault>,
}

impl Validator<'_> {
    fn object(&mut self, object: &Object, path: &[Step], depth: usize) {
        if !matches!(object.data, Data::Map(_)) {
            if !matches!(object.data, Data::Unread) {
                self.fault(path.to_vec(), object, FaultKind::NotAnObject);
            }
            return;
        }
        if let Some(items) = object.get("items")
            && matches!(items.data, Data::List(_))
            && depth < MAX_LISTS
        {
            for (at, item) in items.items().iter().enumerate() {
                let mut path = below(path, "items");
                path.push(Step::Index(at));
                self.object(item, &path, depth + 1);
            }
            return;
        }
        let (api_version, kind) =
            (self.set(object, path, "apiVersion"), self.set(object, path, "kind"));
        if let (Some(api_version), Some(kind)) = (api_version, kind) {
            self.kind(object, path, api_version, kind);
        }
    }

    /// The text of `apiVersion` or `kind`.
    fn set<'b>(
        &mut self,
        object: &'b Object,
        path: &[Step],
        field: &'static str,
    ) -> Option<&'b str> {
        match object.get(field).map(|value| &value.data) {
            Some(Data::Text(text)) if !text.is_empty() => Some(text),
            Some(Data::Unread) => None,
            _ => {
                self.fault(below(path, field), object, FaultKind::NotSet { field });
                None
            }
        }
    }

    fn kind(&mut self, object: &Object, path: &[Step], api_version: &str, kind: &str) {
        let (group, api) = api_version.split_once('/').unwrap_or(("", api_version));
        let names = || (api_version.to_owned(), kind.to_owned());
        let ((api_version, kind_name), schemas) = (names(), self.schemas);
        let wrong = match schemas.served(group, api, kind, self.version) {
            Served::Yes(number) => {
                let builtin = Builtin::new(schemas, self.version);
                let mut faults = builtin.faults(number, object);
                let more = validation::faults((group, kind), self.version, object, &faults);
                faults.extend(more);
                self.extend(path, object, kind, faults);
                return;
            }
            other => self.not_served(other, group, api, (api_version, kind_name)),
        };
        let own = self.crds.iter().find(|crd| crd.group == group && crd.kind == kind);
        // Of what is known without a definition, other versions than the known one are taken as they are.
        let common = || known(group, kind).filter(|crd| crd.served(api).is_some());
        let crd = own.or_else(common);
        match (wrong, crd) {
            // A definition at hand says more than that the kind is foreign.
            (Some(FaultKind::UnknownKind { .. }), Some(crd)) => {
                self.custom(object, path, crd, api);
            }
            (Some(wrong), _) => {
                let at = object.get("apiVersion").unwrap_or(object);
                self.faults.push(Fault { path: path.to_vec(), span: at.span.clone(), kind: wrong });
            }
            (None, _) => {}
        }
    }

    fn not_served(
        &self,
        served: Served,
        group: &str,
        api: &str,
        (api_version, kind): (String, String),
    ) -> Option<FaultKind> {
        if let Some(row) = removed(&api_version, &kind) {
            let (since, replacement) = (row.since, row.replacement);
            return Some(FaultKind::Removed { api_version, kind, since, replacement });
        }
        Some(match served {
            Served::Yes(_) => return None,
            Served::Foreign => FaultKind::UnknownKind { api_version, kind },
            Served::NoSuchVersion => {
                let mut instead = self.schemas.api_versions(group, &kind, self.version);
                if instead.is_empty() {
                    instead = self.schemas.everywhere(&kind, self.version);
                }
                let (version, served_by) = (self.version, Vec::new());
                FaultKind::NotServed { api_version, kind, version, served_by, instead }
            }
            Served::Elsewhere(served_by) => {
                let instead = self.schemas.api_versions(group, &kind, self.version);
                FaultKind::NotServed {
                    api_version,
                    kind,
                    version: self.version,
                    served_by,
                    instead,
                }
            }
            Served::NoSuchKind => {
                let kinds = self.schemas.kinds(group, api, self.version);
                let did_you_mean = closest(&kind, &kinds).map(str::to_owned);
                FaultKind::NoSuchKind { api_version, kind, did_you_mean }
            }
        })
    }

    fn custom(&mut self, object: &Object, path: &[Step], crd: &Crd, api: &str) {
        let Some(schema) = crd.served(api) else {
            let served = crd.api_versions();
            let at = object.get("apiVersion").unwrap_or(object);
            let kind = FaultKind::NoSuchVersion {
                api_version: format!("{}/{api}", crd.group),
                kind: crd.kind.clone(),
                served,
            };
            self.faults.push(Fault { path: path.to_vec(), span: at.span.clone(), kind });
            return;
        };
        if let Some(schema) = schema {
            let metadata = Builtin::new(self.schemas, self.version);
            let mut faults = Custom::new(metadata).faults(schema, object);
            let names = (crd.group.as_str(), crd.kind.as_str());
            let more = validation::faults(names, self.version, object, &faults);
            faults.extend(more);
            self.extend(path, object, &crd.kind, faults);
        }
    }

    /// Takes the faults of one object; their paths begin at the object.
    fn extend(&mut self, path: &[Step], object: &Object, kind: &str, faults: Vec<Fault>) {
        for mut fault in faults {
            if let FaultKind::UnknownField { apply, .. } = &mut fault.kind {
                *apply = apply_path(kind, object, &fault.path);
            }
            fault.path.splice(0..0, path.iter().cloned());
            self.faults.push(fault);
        }
    }

    /// A fault of an object as a whole stands at its first key.
    fn fault(&mut self, path: Vec<Step>, object: &Object, kind: FaultKind) {
        let span = object.members().first().map_or(&object.span, |member| &member.key_span);
        self.faults.push(Fault { path, span: span.clone(), kind });
    }
}
