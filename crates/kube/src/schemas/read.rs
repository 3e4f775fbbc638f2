//! The file of the schemas. Numbers are in groups of seven bits, the lowest group first; texts have their length in
//! front. In order:
//!
//! | part | what |
//! | --- | --- |
//! | `CKS1` | the layout's name |
//! | text | what the schemas were made from |
//! | count, numbers | minor versions of Kubernetes, the oldest first; the n-th has bit n of every mask |
//! | count, texts | the strings, named by number from here on |
//! | count, sets | the enums: a count and that many strings each |
//! | count, shapes | a tag; for object, list, map and enum the number of what it is of, lists and maps of an earlier shape |
//! | count, types | name, count of fields; for each its name, shape and mask, the mask above a bit for required |
//! | count, kinds | group, version, kind, type, mask |
//! | 8 bytes | [`checksum`] of all before it, low byte first |

use super::{FieldEntry, Name, ResourceEntry, Schemas, Shape, TypeEntry};

/// Why a file is not one of schemas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// It begins differently: another file, or another layout of the schemas.
    NotSchemas,
    /// It was cut short or changed.
    Damaged,
}

impl std::fmt::Display for ReadError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(match self {
            ReadError::NotSchemas => "these are no Kubernetes schemas of the layout CKS1",
            ReadError::Damaged => "the Kubernetes schemas are damaged",
        })
    }
}

impl std::error::Error for ReadError {}

/// FNV-1a over bytes, 64 bits: it finds damage, not malice.
pub fn checksum(bytes: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, step)
}

impl Schemas {
    /// Reads the file that `cargo xtask kube-schemas` writes. A file cut short or changed is an error.
    pub fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        let rest = bytes.strip_prefix(b"CKS1").ok_or(ReadError::NotSchemas)?;
        let (body, check) = rest.split_last_chunk::<8>().ok_or(ReadError::Damaged)?;
        let before = bytes.len().saturating_sub(8);
        if bytes.get(..before).map(checksum) != Some(u64::from_le_bytes(*check)) {
            return Err(ReadError::Damaged);
        }
        let mut reader = Reader { rest: body };
        let schemas = reader.schemas().filter(Schemas::is_sound).ok_or(ReadError::Damaged)?;
        if reader.rest.is_empty() { Ok(schemas) } else { Err(ReadError::Damaged) }
    }

    /// Whether all numbers name something, and lists and maps are of earlier shapes.
    fn is_sound(&self) -> bool {
        let string = |name: &Name| (*name as usize) < self.strings.len();
        let shape = |(at, shape): (usize, &Shape)| match *shape {
            Shape::Object(number) => (number as usize) < self.types.len(),
            Shape::List(of) | Shape::Map(of) => (of as usize) < at,
            Shape::Enum(set) => (set as usize) < self.enums.len(),
            _ => true,
        };
        (1..=24).contains(&self.minors.len())
            && self.enums.iter().flatten().all(string)
            && self.shapes.iter().enumerate().all(shape)
            && self.types.iter().all(|entry| string(&entry.name))
            && self
                .fields
                .iter()
                .all(|entry| string(&entry.name) && (entry.shape as usize) < self.shapes.len())
            && self.resources.iter().all(|entry| {
                [entry.group, entry.version, entry.kind].iter().all(string)
                    && (entry.object as usize) < self.types.len()
            })
    }
}

/// What is left of the file.
struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn schemas(&mut self) -> Option<Schemas> {
        let source = self.text()?.into();
        let minors = self.list(|reader| u16::try_from(reader.number()?).ok())?;
        let strings = self.list(|reader| reader.text().map(Box::from))?;
        let enums = self.list(|reader| reader.list(Reader::number))?;
        let shapes = self.list(Reader::shape)?;
        let mut fields = Vec::new();
        let types = self.list(|reader| reader.type_entry(&mut fields))?;
        let resources = self.list(Reader::resource)?;
        Some(Schemas { source, minors, strings, enums, shapes, fields, types, resources })
    }

    /// A count and that many items. The count is not trusted: memory grows with what is really there.
    fn list<T>(&mut self, mut item: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.number()?;
        (0..count).map(|_| item(self)).collect()
    }

    fn type_entry(&mut self, fields: &mut Vec<FieldEntry>) -> Option<TypeEntry> {
        let name = self.number()?;
        let start = fields.len();
        fields.extend(self.list(Reader::field)?);
        Some(TypeEntry { name, fields: start..fields.len() })
    }

    fn field(&mut self) -> Option<FieldEntry> {
        let (name, shape, mask) = (self.number()?, self.number()?, self.number()?);
        Some(FieldEntry { name, shape, mask: mask >> 1, required: mask & 1 == 1 })
    }

    fn resource(&mut self) -> Option<ResourceEntry> {
        let (group, version, kind) = (self.number()?, self.number()?, self.number()?);
        Some(ResourceEntry { group, version, kind, object: self.number()?, mask: self.number()? })
    }

    fn shape(&mut self) -> Option<Shape> {
        Some(match self.number()? {
            0 => Shape::Any,
            1 => Shape::String,
            2 => Shape::Int32,
            3 => Shape::Int64,
            4 => Shape::Float,
            5 => Shape::Bool,
            6 => Shape::Quantity,
            7 => Shape::IntOrString,
            8 => Shape::Time,
            9 => Shape::Bytes,
            10 => Shape::Object(self.number()?),
            11 => Shape::List(self.number()?),
            12 => Shape::Map(self.number()?),
            13 => Shape::Enum(self.number()?),
            _ => return None,
        })
    }

    fn number(&mut self) -> Option<u32> {
        let mut value = 0_u32;
        for shift in [0, 7, 14, 21, 28] {
            let (byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            let bits = u32::from(byte & 0x7f);
            if bits.leading_zeros() < shift {
                return None;
            }
            value |= bits << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = self.number()? as usize;
        let (text, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        std::str::from_utf8(text).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::super::DATA;
    use super::*;

    /// The file with a checksum that fits, so that the reader itself meets the damage.
    fn resealed(mut bytes: Vec<u8>) -> Vec<u8> {
        let check = checksum(&bytes);
        bytes.extend(check.to_le_bytes());
        bytes
    }

    #[test]
    fn the_file_names_its_source() {
        assert_eq!(Schemas::read(DATA).unwrap().source(), "k8s-openapi 0.29.0");
    }

    #[test]
    fn other_files_are_told_from_damaged_ones() {
        assert_eq!(Schemas::read(b"").unwrap_err(), ReadError::NotSchemas);
        assert_eq!(Schemas::read(b"<!doctype html>").unwrap_err(), ReadError::NotSchemas);
        assert_eq!(Schemas::read(b"CKS1").unwrap_err(), ReadError::Damaged);
        assert_eq!(Schemas::read(&DATA[..DATA.len() / 2]).unwrap_err(), ReadError::Damaged);
        let mut changed = DATA.to_vec();
        changed[1000] ^= 1;
        assert_eq!(Schemas::read(&changed).unwrap_err(), ReadError::Damaged);
    }

    #[test]
    fn damage_below_a_checksum_that_fits_is_no_panic() {
        let body = &DATA[..DATA.len() - 8];
        for at in (4..body.len()).step_by(97) {
            assert!(Schemas::read(&resealed(body[..at].to_vec())).is_err(), "cut at {at}");
            let mut changed = body.to_vec();
            changed[at] = 0xff;
            // Most are errors; a changed name is just another name.
            let _ = Schemas::read(&resealed(changed));
        }
    }
}
