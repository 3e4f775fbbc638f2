//! Complex numbers, which only literals such as `1+2i` make.

use crate::{Access, Kind, Object, Str, Value, fmt};
use std::any::Any;
use std::rc::Rc;

struct Complex {
    real: f64,
    imaginary: f64,
}

/// A value of Go's `complex128`.
pub(crate) fn complex(real: f64, imaginary: f64) -> Value {
    Value::Object(Rc::new(Complex { real, imaginary }))
}

impl Object for Complex {
    fn go_type(&self) -> String {
        "complex128".to_owned()
    }

    fn kind(&self) -> Kind {
        Kind::Complex128
    }

    fn access(&self, _name: &str) -> Access {
        Access::Missing
    }

    fn display(&self) -> Str {
        let imaginary = fmt::float_g(self.imaginary);
        let plus = if imaginary.starts_with(['+', '-']) { "" } else { "+" };
        Str::from(format!("({}{plus}{imaginary}i)", fmt::float_g(self.real)))
    }

    fn complex(&self) -> Option<[f64; 2]> {
        Some([self.real, self.imaginary])
    }

    fn to_plain(&self) -> Value {
        Value::Str(self.display())
    }

    fn truth(&self) -> bool {
        self.real != 0.0 || self.imaginary != 0.0
    }

    fn equals(&self, other: &dyn Object) -> bool {
        other
            .as_any()
            .downcast_ref::<Complex>()
            .is_some_and(|other| self.real == other.real && self.imaginary == other.imaginary)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}
