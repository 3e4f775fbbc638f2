//! `.Capabilities`: what the cluster and Helm can do, as `helm template` says without a cluster
//! (Helm's pkg/chart/common/capabilities.go).

use chartroom_gotemplate::{
    Access, Encoded, Encoder, Env, FuncError, Kind, List, Map, Object, ParamType, Signature, Str,
    Value,
};
use std::any::Any;
use std::rc::Rc;

/// The API versions that Helm 4.2.3 assumes without a cluster, in its order.
pub const DEFAULT_API_VERSIONS: &[&str] = &[
    "v1",
    "admissionregistration.k8s.io/v1",
    "admissionregistration.k8s.io/v1alpha1",
    "admissionregistration.k8s.io/v1beta1",
    "internal.apiserver.k8s.io/v1alpha1",
    "apps/v1",
    "apps/v1beta1",
    "apps/v1beta2",
    "authentication.k8s.io/v1",
    "authentication.k8s.io/v1alpha1",
    "authentication.k8s.io/v1beta1",
    "authorization.k8s.io/v1",
    "authorization.k8s.io/v1beta1",
    "autoscaling/v1",
    "autoscaling/v2",
    "batch/v1",
    "batch/v1beta1",
    "certificates.k8s.io/v1",
    "certificates.k8s.io/v1beta1",
    "certificates.k8s.io/v1alpha1",
    "coordination.k8s.io/v1alpha2",
    "coordination.k8s.io/v1beta1",
    "coordination.k8s.io/v1",
    "discovery.k8s.io/v1",
    "discovery.k8s.io/v1beta1",
    "events.k8s.io/v1",
    "events.k8s.io/v1beta1",
    "extensions/v1beta1",
    "flowcontrol.apiserver.k8s.io/v1",
    "flowcontrol.apiserver.k8s.io/v1beta1",
    "flowcontrol.apiserver.k8s.io/v1beta2",
    "flowcontrol.apiserver.k8s.io/v1beta3",
    "networking.k8s.io/v1",
    "networking.k8s.io/v1beta1",
    "node.k8s.io/v1",
    "node.k8s.io/v1alpha1",
    "node.k8s.io/v1beta1",
    "policy/v1",
    "policy/v1beta1",
    "rbac.authorization.k8s.io/v1",
    "rbac.authorization.k8s.io/v1beta1",
    "rbac.authorization.k8s.io/v1alpha1",
    "resource.k8s.io/v1",
    "resource.k8s.io/v1beta2",
    "resource.k8s.io/v1beta1",
    "resource.k8s.io/v1alpha3",
    "scheduling.k8s.io/v1alpha2",
    "scheduling.k8s.io/v1beta1",
    "scheduling.k8s.io/v1",
    "storage.k8s.io/v1beta1",
    "storage.k8s.io/v1",
    "storage.k8s.io/v1alpha1",
    "storagemigration.k8s.io/v1beta1",
    "apiextensions.k8s.io/v1beta1",
    "apiextensions.k8s.io/v1",
];

const NO_ARGS: Signature = Signature { params: &[], variadic: None };

/// A Kubernetes version as `--kube-version` gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KubeVersion {
    /// The version as given, with a leading `v`: `v1.33.4-gke.1245000`.
    pub version: String,
    /// The version without vendor suffix: `v1.33.4`. Constraints of Chart.yaml are checked against it.
    pub normalized: String,
    /// Major version.
    pub major: String,
    /// Minor version.
    pub minor: String,
}

impl Default for KubeVersion {
    fn default() -> Self {
        Self {
            version: "v1.36.0".into(),
            normalized: "v1.36.0".into(),
            major: "1".into(),
            minor: "36".into(),
        }
    }
}

impl KubeVersion {
    /// Parses a `--kube-version` as apimachinery's `version.ParseGeneric` does. The error is Helm's whole text.
    pub fn parse(text: &str) -> Result<Self, String> {
        Self::parse_generic(text).map_err(|error| format!("invalid kube version '{text}': {error}"))
    }

    fn parse_generic(text: &str) -> Result<Self, String> {
        let numbers =
            generic_prefix(text).ok_or_else(|| format!("could not parse {text:?} as version"))?;
        let parts: Vec<&str> = numbers.split('.').collect();
        if parts.len() < 2 {
            return Err(format!("illegal version string {text:?}"));
        }
        for part in &parts {
            if part.len() > 1 && part.starts_with('0') {
                return Err(format!(
                    "illegal zero-prefixed version component {part:?} in {text:?}"
                ));
            }
            part.parse::<u64>()
                .map_err(|_| format!("strconv.ParseUint: parsing {part:?}: value out of range"))?;
        }
        let part =
            |index: usize| parts.get(index).map(|part| (*part).to_owned()).unwrap_or_default();
        let bare = text.strip_prefix('v').unwrap_or(text);
        Ok(Self {
            version: format!("v{}", bare.trim()),
            normalized: format!("v{numbers}"),
            major: part(0),
            minor: part(1),
        })
    }
}

/// The dotted numbers that a generic version starts with: an optional `v`, digits and dots, then anything that
/// does not go on with a digit or a dot and digit.
fn generic_prefix(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let text = text.strip_prefix('v').unwrap_or(text);
    let mut end = 0;
    let mut rest = text;
    loop {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            break;
        }
        end += digits;
        rest = rest.get(digits..)?;
        match rest.strip_prefix('.') {
            Some(after) if after.starts_with(|c: char| c.is_ascii_digit()) => {
                end += 1;
                rest = after;
            }
            _ => break,
        }
    }
    if end == 0 { None } else { text.get(..end) }
}

impl Object for KubeVersion {
    fn go_type(&self) -> String {
        "common.KubeVersion".into()
    }

    fn kind(&self) -> Kind {
        Kind::Struct
    }

    fn access(&self, name: &str) -> Access {
        match name {
            "String" | "GitVersion" => Access::Method,
            "Version" => Access::Field(Value::str(self.version.as_str())),
            "Major" => Access::Field(Value::str(self.major.as_str())),
            "Minor" => Access::Field(Value::str(self.minor.as_str())),
            "normalizedVersion" => Access::Unexported,
            _ => Access::Missing,
        }
    }

    fn signature(&self, _name: &str) -> Option<Signature> {
        Some(NO_ARGS)
    }

    fn call(&self, _env: &Env, name: &str, _args: &[Value]) -> Result<Value, FuncError> {
        match name {
            "String" => Ok(Value::str(self.normalized.as_str())),
            "GitVersion" => Ok(Value::str(self.version.as_str())),
            _ => Err(FuncError::new(format!("no method {name}"))),
        }
    }

    fn display(&self) -> Str {
        format!("{{{} {} {} {}}}", self.version, self.normalized, self.major, self.minor).into()
    }

    fn action_text(&self) -> Str {
        self.normalized.as_str().into()
    }

    fn fields(&self) -> Option<Vec<(&'static str, Value)>> {
        let fields = [
            ("Version", &self.version),
            ("normalizedVersion", &self.normalized),
            ("Major", &self.major),
            ("Minor", &self.minor),
        ];
        Some(fields.map(|(name, text)| (name, Value::str(text.as_str()))).into())
    }

    fn copied(&self) -> Option<Value> {
        Some(Value::Object(Rc::new(KubeVersionCopy(self.clone()))))
    }

    fn to_plain(&self) -> Value {
        let fields = [("Version", &self.version), ("Major", &self.major), ("Minor", &self.minor)];
        Value::Map(fields.into_iter().map(|(name, text)| (name, text.as_str())).collect())
    }

    fn encoded(&self, encoder: Encoder) -> Encoded {
        let fields = [("Version", &self.version), ("Major", &self.major), ("Minor", &self.minor)];
        let fields = fields.map(|(name, text)| (name, name, Value::str(text.as_str())));
        Encoded::fields(encoder, fields)
    }

    fn equals(&self, other: &dyn Object) -> bool {
        other.as_any().downcast_ref::<Self>() == Some(self)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// A copy of a [`KubeVersion`] in an interface: without an address, and so without the methods of the pointer.
struct KubeVersionCopy(KubeVersion);

impl Object for KubeVersionCopy {
    fn go_type(&self) -> String {
        self.0.go_type()
    }

    fn kind(&self) -> Kind {
        Kind::Struct
    }

    fn access(&self, name: &str) -> Access {
        match self.0.access(name) {
            Access::Method => Access::Missing,
            other => other,
        }
    }

    fn display(&self) -> Str {
        self.0.display()
    }

    fn fields(&self) -> Option<Vec<(&'static str, Value)>> {
        self.0.fields()
    }

    fn to_plain(&self) -> Value {
        self.0.to_plain()
    }

    fn encoded(&self, encoder: Encoder) -> Encoded {
        self.0.encoded(encoder)
    }

    fn equals(&self, other: &dyn Object) -> bool {
        self.0.equals(other)
    }

    fn as_any(&self) -> &dyn Any {
        &self.0
    }
}

/// `common.VersionSet`, a named `[]string`.
struct VersionSet(List);

impl Object for VersionSet {
    fn go_type(&self) -> String {
        "common.VersionSet".into()
    }

    fn kind(&self) -> Kind {
        Kind::Slice
    }

    fn access(&self, name: &str) -> Access {
        if name == "Has" { Access::Method } else { Access::Missing }
    }

    fn signature(&self, _name: &str) -> Option<Signature> {
        Some(Signature { params: &[ParamType::Str], variadic: None })
    }

    fn call(&self, _env: &Env, _name: &str, args: &[Value]) -> Result<Value, FuncError> {
        let [Value::Str(wanted)] = args else {
            return Err(FuncError::new("Has takes one string"));
        };
        let has = self.0.items().iter().any(|item| item.as_str() == Some(wanted));
        Ok(Value::Bool(has))
    }

    fn display(&self) -> Str {
        chartroom_gotemplate::fmt::display(&Value::List(self.0.clone()))
    }

    fn view(&self) -> Option<Value> {
        Some(Value::List(self.0.clone()))
    }

    fn to_plain(&self) -> Value {
        Value::List(self.0.clone())
    }

    fn truth(&self) -> bool {
        !self.0.is_empty()
    }

    fn equals(&self, other: &dyn Object) -> bool {
        other.as_any().downcast_ref::<Self>().is_some_and(|other| other.0.id() == self.0.id())
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `common.HelmVersion`'s figures of the pinned Helm.
struct HelmVersion;

const HELM_VERSION: [(&str, &str, &str); 5] = [
    ("Version", "version", "v4.2.3"),
    ("GitCommit", "git_commit", "43e8b7feece8beb0fcba47059ec9b522fd929a64"),
    ("GitTreeState", "git_tree_state", "clean"),
    ("GoVersion", "go_version", "go1.26.5"),
    ("KubeClientVersion", "kube_client_version", "v1.36"),
];

impl Object for HelmVersion {
    fn go_type(&self) -> String {
        "version.BuildInfo".into()
    }

    fn kind(&self) -> Kind {
        Kind::Struct
    }

    fn access(&self, name: &str) -> Access {
        let found = HELM_VERSION.iter().find(|(field, _, _)| *field == name);
        found.map_or(Access::Missing, |(_, _, text)| Access::Field(Value::str(*text)))
    }

    fn display(&self) -> Str {
        let texts: Vec<&str> = HELM_VERSION.iter().map(|(_, _, text)| *text).collect();
        format!("{{{}}}", texts.join(" ")).into()
    }

    fn fields(&self) -> Option<Vec<(&'static str, Value)>> {
        Some(HELM_VERSION.iter().map(|(name, _, text)| (*name, Value::str(*text))).collect())
    }

    fn to_plain(&self) -> Value {
        Value::Map(HELM_VERSION.iter().map(|(_, key, text)| (*key, *text)).collect())
    }

    fn encoded(&self, encoder: Encoder) -> Encoded {
        Encoded::fields(encoder, HELM_VERSION.map(|(go, json, text)| (go, json, Value::str(text))))
    }

    fn equals(&self, other: &dyn Object) -> bool {
        other.as_any().is::<Self>()
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `*common.Capabilities`.
pub struct Capabilities {
    kube_version: Rc<KubeVersion>,
    api_versions: Rc<VersionSet>,
}

impl Capabilities {
    /// Helm's defaults with `--kube-version` and `--api-versions` laid over; extra API versions are appended.
    pub fn new(kube_version: KubeVersion, extra_api_versions: &[String]) -> Self {
        let defaults = DEFAULT_API_VERSIONS.iter().copied();
        let all = defaults.chain(extra_api_versions.iter().map(String::as_str));
        Self {
            kube_version: Rc::new(kube_version),
            api_versions: Rc::new(VersionSet(List::strings(all))),
        }
    }

    /// The Kubernetes version rendered for.
    pub fn kube_version(&self) -> &KubeVersion {
        &self.kube_version
    }
}

impl Object for Capabilities {
    fn go_type(&self) -> String {
        "*common.Capabilities".into()
    }

    fn kind(&self) -> Kind {
        Kind::Ptr
    }

    fn access(&self, name: &str) -> Access {
        match name {
            "KubeVersion" => Access::Field(Value::Object(self.kube_version.clone())),
            "APIVersions" => Access::Field(Value::Object(self.api_versions.clone())),
            "HelmVersion" => Access::Field(Value::Object(Rc::new(HelmVersion))),
            "Copy" => Access::Method,
            _ => Access::Missing,
        }
    }

    fn signature(&self, _name: &str) -> Option<Signature> {
        Some(NO_ARGS)
    }

    fn call(&self, _env: &Env, _name: &str, _args: &[Value]) -> Result<Value, FuncError> {
        let copy = Self {
            kube_version: self.kube_version.clone(),
            api_versions: self.api_versions.clone(),
        };
        Ok(Value::Object(Rc::new(copy)))
    }

    fn display(&self) -> Str {
        format!("&{}", self.action_text()).into()
    }

    fn action_text(&self) -> Str {
        let kube = self.kube_version.display();
        format!("{{{kube} {} {}}}", self.api_versions.display(), HelmVersion.display()).into()
    }

    fn fields(&self) -> Option<Vec<(&'static str, Value)>> {
        let fields: [(&str, Rc<dyn Object>); 3] = [
            ("KubeVersion", self.kube_version.clone()),
            ("APIVersions", self.api_versions.clone()),
            ("HelmVersion", Rc::new(HelmVersion)),
        ];
        Some(fields.map(|(name, value)| (name, Value::Object(value))).into())
    }

    fn to_plain(&self) -> Value {
        let map = Map::new();
        map.insert("KubeVersion", self.kube_version.to_plain());
        map.insert("APIVersions", self.api_versions.to_plain());
        map.insert("HelmVersion", HelmVersion.to_plain());
        Value::Map(map)
    }

    fn encoded(&self, encoder: Encoder) -> Encoded {
        let fields: [(&str, Rc<dyn Object>); 3] = [
            ("KubeVersion", self.kube_version.clone()),
            ("APIVersions", self.api_versions.clone()),
            ("HelmVersion", Rc::new(HelmVersion)),
        ];
        Encoded::fields(encoder, fields.map(|(name, value)| (name, name, Value::Object(value))))
    }

    fn equals(&self, other: &dyn Object) -> bool {
        other.as_any().downcast_ref::<Self>().is_some_and(|other| {
            self.kube_version == other.kube_version
                && Rc::ptr_eq(&self.api_versions, &other.api_versions)
        })
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}
