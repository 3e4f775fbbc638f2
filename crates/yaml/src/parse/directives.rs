//! The start of a document: directives and tag handles.

use super::{Parse, Parser, Place, Properties};
use crate::cause::Syntax;
use crate::problem::Fault;
use crate::scan::{Mark, TokenKind};

impl Parser<'_> {
    /// Begins the first document; false if there is none.
    pub(super) fn start_document(&mut self) -> Parse<bool> {
        match self.kind()? {
            TokenKind::StreamEnd => return Ok(false),
            TokenKind::VersionDirective { .. }
            | TokenKind::TagDirective { .. }
            | TokenKind::DocumentStart => {}
            _ => {
                self.begin_node(Place::Block)?;
                return Ok(true);
            }
        }
        self.read_directives()?;
        if !matches!(self.kind()?, TokenKind::DocumentStart) {
            return self.error(Syntax::NoDocument, None);
        }
        self.scanner.next()?;
        let empty = matches!(
            self.kind()?,
            TokenKind::VersionDirective { .. }
                | TokenKind::TagDirective { .. }
                | TokenKind::DocumentStart
                | TokenKind::DocumentEnd
                | TokenKind::StreamEnd
        );
        if empty {
            let offset = self.start()?.offset;
            self.deliver_empty(offset, Properties::default());
        } else {
            self.begin_node(Place::Block)?;
        }
        Ok(true)
    }

    fn read_directives(&mut self) -> Parse<()> {
        let mut version = false;
        loop {
            match self.kind()?.clone() {
                TokenKind::VersionDirective { .. } if version => {
                    return self.error(Syntax::TwoYaml, None);
                }
                TokenKind::VersionDirective { major: 1, minor: 1 } => version = true,
                TokenKind::VersionDirective { .. } => {
                    return self.error(Syntax::OtherYaml, None);
                }
                TokenKind::TagDirective { handle, .. } if self.handles.contains_key(&handle) => {
                    return self.error(Syntax::TwoTags, None);
                }
                TokenKind::TagDirective { handle, prefix } => {
                    self.handles.insert(handle, prefix);
                }
                _ => return Ok(()),
            }
            self.scanner.next()?;
        }
    }

    /// The full tag of a handle and a suffix; None for the empty tag.
    pub(super) fn resolve_tag(
        &self,
        handle: &str,
        suffix: String,
        start: Mark,
        end: Mark,
    ) -> Parse<Option<Box<str>>> {
        let declared = self.handles.get(handle).map(String::as_str);
        let tag = match (handle, declared) {
            ("", _) => suffix,
            (_, Some(prefix)) => format!("{prefix}{suffix}"),
            ("!", None) => format!("!{suffix}"),
            ("!!", None) => format!("tag:yaml.org,2002:{suffix}"),
            _ => {
                let cause = Syntax::UnknownTag.into();
                let span = start.offset..end.offset;
                return Err(Fault { cause, line: start.line, span, context: None });
            }
        };
        Ok((!tag.is_empty()).then(|| tag.into()))
    }
}
