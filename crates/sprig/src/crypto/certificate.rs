//! Sprig's `certificate` struct.

use chartroom_gotemplate::{Access, Encoded, Encoder, Kind, Map, Object, Str, Value};
use std::any::Any;
use std::rc::Rc;

/// A certificate with its private key, both in PEM.
pub(crate) struct Certificate {
    pub(crate) cert: Str,
    pub(crate) key: Str,
}

impl Certificate {
    /// A value.
    pub(crate) fn value(cert: impl Into<Str>, key: impl Into<Str>) -> Value {
        Value::Object(Rc::new(Self { cert: cert.into(), key: key.into() }))
    }
}

impl Object for Certificate {
    fn go_type(&self) -> String {
        "sprig.certificate".to_owned()
    }

    fn kind(&self) -> Kind {
        Kind::Struct
    }

    fn access(&self, name: &str) -> Access {
        match name {
            "Cert" => Access::Field(self.cert.clone().into()),
            "Key" => Access::Field(self.key.clone().into()),
            _ => Access::Missing,
        }
    }

    fn display(&self) -> Str {
        [b"{", self.cert.as_bytes(), b" ", self.key.as_bytes(), b"}"].concat().into()
    }

    fn fields(&self) -> Option<Vec<(&'static str, Value)>> {
        Some(vec![("Cert", self.cert.clone().into()), ("Key", self.key.clone().into())])
    }

    fn to_plain(&self) -> Value {
        let fields = [("Cert", self.cert.clone()), ("Key", self.key.clone())];
        fields.into_iter().collect::<Map>().into()
    }

    fn encoded(&self, encoder: Encoder) -> Encoded {
        let fields = [("Cert", &self.cert), ("Key", &self.key)];
        let fields = fields.map(|(name, text)| (name, name, Value::from(text.clone())));
        Encoded::fields(encoder, fields)
    }

    fn equals(&self, other: &dyn Object) -> bool {
        let other = other.as_any().downcast_ref::<Self>();
        other.is_some_and(|other| (&self.cert, &self.key) == (&other.cert, &other.key))
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}
