//! Certificates: written with the fields that Sprig gives them, in the order of Go's `CreateCertificate`, and read as
//! far as signing another one needs it.

use super::key::Signs;
use crate::date::utc_text;
use chartroom_gotemplate::fmt;
use der::asn1::{Any, AnyRef, BitString, Ia5String, OctetString, Uint};
use der::oid::AssociatedOid;
use der::oid::db::rfc4519::CN;
use der::oid::db::rfc5280::{ID_KP_CLIENT_AUTH, ID_KP_SERVER_AUTH};
use der::{Decode, Encode, Sequence, Tag, Tagged};
use sha2::{Digest, Sha256};
use std::net::IpAddr;
use x509_cert::attr::AttributeTypeAndValue;
use x509_cert::certificate::{CertificateInner, Raw};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::name::GeneralName;
use x509_cert::ext::pkix::{
    AuthorityKeyIdentifier, BasicConstraints, ExtendedKeyUsage, KeyUsage, KeyUsages,
    SubjectAltName, SubjectKeyIdentifier,
};
use x509_cert::name::{Name, RdnSequence};
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};

/// What Go says of keys that sign nothing.
pub(crate) const UNSIGNED: &str = "x509: certificate private key does not implement crypto.Signer";

/// What a certificate says.
pub(crate) struct Template {
    pub(crate) serial: [u8; 16],
    pub(crate) common_name: String,
    pub(crate) addresses: Vec<IpAddr>,
    pub(crate) names: Vec<String>,
    /// Unix time from which and to which it is valid.
    pub(crate) validity: [i64; 2],
    pub(crate) is_ca: bool,
}

/// Who a certificate is of: its subject, or the authority that signs it.
pub(crate) struct Holder {
    pub(crate) name: Name,
    pub(crate) key: SubjectPublicKeyInfoOwned,
    /// The identifier of the key, or nothing.
    pub(crate) key_id: Vec<u8>,
}

/// The part that is signed. The library's own knows no years before 1970, and Go writes those too.
#[derive(Sequence)]
struct Part {
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    version: u8,
    serial: Uint,
    algorithm: AlgorithmIdentifierOwned,
    issuer: Name,
    validity: Vec<Any>,
    subject: Name,
    key: SubjectPublicKeyInfoOwned,
    #[asn1(context_specific = "3", tag_mode = "EXPLICIT")]
    extensions: Vec<Extension>,
}

#[derive(Sequence)]
struct Signed<'a> {
    part: AnyRef<'a>,
    algorithm: AlgorithmIdentifierOwned,
    signature: BitString,
}

/// The name of a subject: only the common name, if there is one.
pub(crate) fn name(common_name: &str) -> der::Result<Name> {
    let mut parts = RdnSequence::default();
    if !common_name.is_empty() {
        // Go takes the plainest string type that can hold the text.
        let printable = |byte: u8| byte.is_ascii_alphanumeric() || b" '()+,-./:=?".contains(&byte);
        let is_plain = common_name.bytes().all(printable);
        let tag = if is_plain { Tag::PrintableString } else { Tag::Utf8String };
        let value = Any::new(tag, common_name.as_bytes())?;
        parts.push(vec![AttributeTypeAndValue { oid: CN, value }].try_into()?);
    }
    Ok(Name::hazmat_from_rdn_sequence(parts))
}

/// What the issuer signs, in DER, or Go's error.
pub(crate) fn signed_part(
    template: &Template,
    subject: &Holder,
    issuer: &Holder,
    signer: &dyn Signs,
) -> Result<Vec<u8>, String> {
    let [from, to] = template.validity;
    let validity = vec![time(from)?, time(to)?];
    if let Some(name) = template.names.iter().find(|name| !name.is_ascii()) {
        return Err(format!(
            "x509: {} cannot be encoded as an IA5String",
            fmt::quote(name.as_bytes())
        ));
    }
    let part = || {
        Part {
            version: 2,
            serial: Uint::new(&template.serial)?,
            algorithm: signer.algorithm().ok_or(Tag::Sequence.value_error())?,
            issuer: issuer.name.clone(),
            validity,
            subject: subject.name.clone(),
            key: subject.key.clone(),
            extensions: extensions(template, subject, issuer)?,
        }
        .to_der()
    };
    part().map_err(|error: der::Error| error.to_string())
}

/// The certificate in DER.
pub(crate) fn signed(part: &[u8], signer: &dyn Signs) -> Option<Vec<u8>> {
    let part_ref = AnyRef::from_der(part).ok()?;
    let signature = signer.sign(part)?;
    Signed { part: part_ref, algorithm: signer.algorithm()?, signature }.to_der().ok()
}

/// Two digits of the year where RFC 5280 wants them, four elsewhere.
fn time(unix_seconds: i64) -> Result<Any, String> {
    let text = utc_text(unix_seconds, "20060102150405Z");
    // A year of four digits: neither negative nor beyond 9999.
    let year = text.get(..4).filter(|_| text.len() == 15).and_then(|year| year.parse().ok());
    let element = match (year, text.get(2..)) {
        (Some(1950..=2049_u16), Some(short)) => Any::new(Tag::UtcTime, short.as_bytes()),
        (Some(_), _) => Any::new(Tag::GeneralizedTime, text.as_bytes()),
        (None, _) => Err(Tag::GeneralizedTime.value_error().into()),
    };
    element
        .map_err(|_| "asn1: structure error: cannot represent time as GeneralizedTime".to_owned())
}

fn extension<T: Encode + AssociatedOid>(critical: bool, value: &T) -> der::Result<Extension> {
    let extn_value = OctetString::new(value.to_der()?)?;
    Ok(Extension { extn_id: T::OID, critical, extn_value })
}

fn extensions(
    template: &Template,
    subject: &Holder,
    issuer: &Holder,
) -> der::Result<Vec<Extension>> {
    let ca = template.is_ca;
    let mut usage = KeyUsages::DigitalSignature | KeyUsages::KeyEncipherment;
    if ca {
        usage |= KeyUsages::KeyCertSign;
    }
    let mut list = vec![
        extension(true, &KeyUsage(usage))?,
        extension(false, &ExtendedKeyUsage(vec![ID_KP_SERVER_AUTH, ID_KP_CLIENT_AUTH]))?,
        extension(true, &BasicConstraints { ca, path_len_constraint: None })?,
    ];
    if ca {
        // Since Go 1.25: RFC 7093's first method.
        let hash = Sha256::digest(subject.key.subject_public_key.raw_bytes());
        let key_id = OctetString::new(hash.get(..20).unwrap_or(&hash))?;
        list.push(extension(false, &SubjectKeyIdentifier(key_id))?);
    }
    if issuer.name != subject.name && !issuer.key_id.is_empty() {
        let key_identifier = Some(OctetString::new(issuer.key_id.as_slice())?);
        let identifier = AuthorityKeyIdentifier { key_identifier, ..Default::default() };
        list.push(extension(false, &identifier)?);
    }
    if !template.names.is_empty() || !template.addresses.is_empty() {
        let names =
            template.names.iter().map(|name| Ia5String::new(name).map(GeneralName::DnsName));
        let addresses = template.addresses.iter().map(|address| {
            OctetString::new(match address.to_canonical() {
                IpAddr::V4(address) => address.octets().to_vec(),
                IpAddr::V6(address) => address.octets().to_vec(),
            })
            .map(GeneralName::IpAddress)
        });
        let names = names.chain(addresses).collect::<der::Result<_>>()?;
        list.push(extension(template.common_name.is_empty(), &SubjectAltName(names))?);
    }
    Ok(list)
}

/// Reads a certificate in DER, or gives Go's error.
pub(crate) fn read(der: &[u8]) -> Result<Holder, &'static str> {
    let whole = AnyRef::from_der(der).ok().filter(|whole| whole.tag() == Tag::Sequence);
    whole.ok_or("x509: malformed certificate")?;
    holder(der).map_err(|_| "x509: malformed tbs certificate")
}

fn holder(der: &[u8]) -> der::Result<Holder> {
    let certificate = CertificateInner::<Raw>::from_der(der)?;
    let part = certificate.tbs_certificate();
    let key_id = part.get_extension::<SubjectKeyIdentifier>()?;
    Ok(Holder {
        name: part.subject().clone(),
        key: part.subject_public_key_info().clone(),
        key_id: key_id.map_or_else(Vec::new, |(_, id)| id.0.into_bytes().into()),
    })
}
