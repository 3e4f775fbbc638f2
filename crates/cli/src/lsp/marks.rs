//! What an editor shows in a text: colours of templates, and what layers make of a value.

use super::convert::{self, Lines};
use super::workspace::Workspace;
use chartroom_assist::Mark;
use lsp_types as lsp;

/// What pieces are, in the order of the protocol’s numbers.
pub(super) const LEGEND: [lsp::SemanticTokenType; 7] = [
    lsp::SemanticTokenType::KEYWORD,
    lsp::SemanticTokenType::FUNCTION,
    lsp::SemanticTokenType::PROPERTY,
    lsp::SemanticTokenType::VARIABLE,
    lsp::SemanticTokenType::STRING,
    lsp::SemanticTokenType::NUMBER,
    lsp::SemanticTokenType::COMMENT,
];

fn number(mark: Mark) -> u32 {
    match mark {
        Mark::Keyword => 0,
        Mark::Function => 1,
        Mark::Property => 2,
        Mark::Variable => 3,
        Mark::Text => 4,
        Mark::Number => 5,
        Mark::Comment => 6,
    }
}

pub(super) fn tokens(
    workspace: &mut Workspace<'_>,
    asked: &lsp::SemanticTokensParams,
) -> Option<lsp::SemanticTokens> {
    workspace.ask(&asked.text_document.uri, |chart, path, about| {
        let text = about.text(path);
        let lines = Lines::new(&text);
        let mut data = Vec::new();
        let mut last = lsp::Position::new(0, 0);
        for (range, mark) in chart.marks(path) {
            // A piece stands on one line: one of several is told line by line.
            let mut at = range.start;
            for piece in text.get(range).unwrap_or_default().split_inclusive('\n') {
                let start = lines.position(at);
                let length = piece.trim_end_matches(['\n', '\r']).encode_utf16().count() as u32;
                at += piece.len();
                if length == 0 {
                    continue;
                }
                let delta_line = start.line - last.line;
                let before = if delta_line == 0 { last.character } else { 0 };
                data.push(lsp::SemanticToken {
                    delta_line,
                    delta_start: start.character - before,
                    length,
                    token_type: number(mark),
                    token_modifiers_bitset: 0,
                });
                last = start;
            }
        }
        lsp::SemanticTokens { result_id: None, data }
    })
}

pub(super) fn hints(
    workspace: &mut Workspace<'_>,
    asked: &lsp::InlayHintParams,
) -> Option<Vec<lsp::InlayHint>> {
    workspace.ask(&asked.text_document.uri, |chart, path, about| {
        let text = about.text(path);
        let lines = Lines::new(&text);
        let start = convert::offset(&text, asked.range.start);
        let end = convert::offset(&text, asked.range.end);
        let hints = chart.overridden(path, start..end).into_iter();
        let hint = |(at, said): (usize, String)| lsp::InlayHint {
            position: lines.position(at),
            label: said.into(),
            kind: None,
            text_edits: None,
            tooltip: None,
            padding_left: Some(true),
            padding_right: None,
            data: None,
        };
        hints.map(hint).collect()
    })
}
