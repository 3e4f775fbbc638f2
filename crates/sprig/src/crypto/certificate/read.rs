//! What is needed of a certificate that a chart brings: who it is of, and with which key.

use super::super::encoding::der::{
    BIT_STRING, BOOLEAN, INTEGER, OBJECT_ID, OCTET_STRING, Reader, SEQUENCE, context,
};

/// 2.5.29.14
pub(super) const SUBJECT_KEY_ID: &[u8] = &[0x55, 0x1d, 14];

/// Parts of a certificate.
pub(super) struct Parent {
    /// The subject's name in DER.
    pub(super) subject: Vec<u8>,
    /// `SubjectPublicKeyInfo` in DER.
    pub(super) public_key: Vec<u8>,
    /// The identifier of the key, or nothing.
    pub(super) key_id: Vec<u8>,
}

/// Reads a certificate in DER, or gives Go's error.
pub(super) fn certificate(der: &[u8]) -> Result<Parent, &'static str> {
    let mut outer = Reader::new(der);
    let certificate = outer.sequence().filter(|_| outer.is_empty());
    let certificate = certificate.ok_or("x509: malformed certificate")?;
    parts(certificate).ok_or("x509: malformed tbs certificate")
}

fn parts(mut certificate: Reader<'_>) -> Option<Parent> {
    let mut fields = certificate.sequence()?;
    // Signature algorithm and signature.
    certificate.expect(SEQUENCE)?;
    certificate.expect(BIT_STRING)?;
    fields.expect(context(0, true));
    fields.expect(INTEGER)?;
    // Signature algorithm, issuer, validity.
    for _ in 0..3 {
        fields.expect(SEQUENCE)?;
    }
    let subject = fields.expect(SEQUENCE)?.whole.to_vec();
    let public_key = fields.expect(SEQUENCE)?.whole.to_vec();
    let mut key_id = Vec::new();
    while let Some(field) = fields.next() {
        if field.tag == context(3, true) {
            key_id = subject_key_id(field.contents)?;
        }
    }
    certificate.is_empty().then_some(Parent { subject, public_key, key_id })
}

/// The identifier of the subject's key among the extensions.
fn subject_key_id(extensions: &[u8]) -> Option<Vec<u8>> {
    let mut extensions = Reader::new(extensions).sequence()?;
    let mut key_id = Vec::new();
    while !extensions.is_empty() {
        let mut extension = extensions.sequence()?;
        let id = extension.expect(OBJECT_ID)?.contents;
        extension.expect(BOOLEAN);
        let value = extension.expect(OCTET_STRING)?.contents;
        if id == SUBJECT_KEY_ID {
            key_id = Reader::new(value).expect(OCTET_STRING)?.contents.to_vec();
        }
    }
    Some(key_id)
}
