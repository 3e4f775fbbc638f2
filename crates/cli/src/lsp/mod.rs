//! `chartroom lsp`: what the page knows of a chart, for any editor, by the language server protocol.

mod acts;
mod answers;
mod convert;
mod marks;
mod workspace;

use crate::{Host, messages};
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, Response};
use lsp_types as lsp;
use lsp_types::notification::Notification as _;
use lsp_types::request::Request as _;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value as Json, to_value};
use workspace::{Able, Workspace};

/// Serves an editor until it says that it is done; the error is for people.
pub fn serve(connection: &Connection, host: &dyn Host) -> Result<(), String> {
    let able = to_value(capabilities()).map_err(|error| error.to_string())?;
    let client = connection.initialize(able).map_err(|error| error.to_string())?;
    let mut server = Server { connection, workspace: Workspace::new(host, Able::of(&client)) };
    for message in &connection.receiver {
        match message {
            Message::Request(request) => {
                if connection.handle_shutdown(&request).map_err(|error| error.to_string())? {
                    return Ok(());
                }
                server.answer(request)?;
            }
            Message::Notification(one) => server.hear(one),
            Message::Response(_) => {}
        }
        // What is typed fast is checked once.
        if connection.receiver.is_empty() {
            server.publish()?;
        }
    }
    Ok(())
}

fn capabilities() -> lsp::ServerCapabilities {
    let triggers = [".", "$", "\"", " ", ":"].map(str::to_owned).to_vec();
    lsp::ServerCapabilities {
        text_document_sync: Some(lsp::TextDocumentSyncKind::FULL.into()),
        completion_provider: Some(lsp::CompletionOptions {
            trigger_characters: Some(triggers),
            ..lsp::CompletionOptions::default()
        }),
        hover_provider: Some(true.into()),
        definition_provider: Some(lsp::OneOf::Left(true)),
        references_provider: Some(lsp::OneOf::Left(true)),
        document_symbol_provider: Some(lsp::OneOf::Left(true)),
        rename_provider: Some(lsp::OneOf::Left(true)),
        folding_range_provider: Some(true.into()),
        code_action_provider: Some(lsp::CodeActionProviderCapability::Options(
            lsp::CodeActionOptions {
                code_action_kinds: Some(vec![
                    lsp::CodeActionKind::QUICKFIX,
                    lsp::CodeActionKind::REFACTOR_EXTRACT,
                    lsp::CodeActionKind::REFACTOR_INLINE,
                    lsp::CodeActionKind::REFACTOR_REWRITE,
                ]),
                resolve_provider: Some(true),
                ..lsp::CodeActionOptions::default()
            },
        )),
        document_formatting_provider: Some(lsp::OneOf::Left(true)),
        inlay_hint_provider: Some(lsp::OneOf::Left(true)),
        semantic_tokens_provider: Some(
            lsp::SemanticTokensOptions {
                legend: lsp::SemanticTokensLegend {
                    token_types: marks::LEGEND.to_vec(),
                    token_modifiers: Vec::new(),
                },
                full: Some(lsp::SemanticTokensFullOptions::Bool(true)),
                ..lsp::SemanticTokensOptions::default()
            }
            .into(),
        ),
        ..lsp::ServerCapabilities::default()
    }
}

struct Server<'a> {
    connection: &'a Connection,
    workspace: Workspace<'a>,
}

impl Server<'_> {
    fn answer(&mut self, request: Request) -> Result<(), String> {
        let Request { id, method, params } = request;
        let workspace = &mut self.workspace;
        let result = match method.as_str() {
            lsp::request::Completion::METHOD => {
                asked(params, |asked| answers::completion(workspace, &asked))
            }
            lsp::request::HoverRequest::METHOD => {
                asked(params, |asked| answers::hover(workspace, &asked))
            }
            lsp::request::GotoDefinition::METHOD => {
                asked(params, |asked| answers::definition(workspace, &asked))
            }
            lsp::request::References::METHOD => {
                asked(params, |asked| answers::references(workspace, &asked))
            }
            lsp::request::Rename::METHOD => {
                let renamed = asked(params, |asked| answers::rename(workspace, &asked));
                match renamed {
                    // What cannot be renamed is told as the protocol tells errors.
                    Ok(Json::String(why)) => Err((ErrorCode::RequestFailed, why)),
                    other => other,
                }
            }
            lsp::request::CodeActionRequest::METHOD => {
                asked(params, |asked| acts::actions(workspace, &asked))
            }
            lsp::request::CodeActionResolveRequest::METHOD => {
                match asked(params, |chosen| acts::resolved(workspace, chosen)) {
                    Ok(mut answer) => match answer.get_mut("Err").map(Json::take) {
                        Some(why) => Err((
                            ErrorCode::RequestFailed,
                            why.as_str().unwrap_or_default().to_owned(),
                        )),
                        None => Ok(answer.get_mut("Ok").map(Json::take).unwrap_or_default()),
                    },
                    other => other,
                }
            }
            lsp::request::Formatting::METHOD => {
                asked(params, |asked| acts::formatted(workspace, &asked))
            }
            lsp::request::InlayHintRequest::METHOD => {
                asked(params, |asked| marks::hints(workspace, &asked))
            }
            lsp::request::SemanticTokensFullRequest::METHOD => {
                asked(params, |asked| marks::tokens(workspace, &asked))
            }
            lsp::request::DocumentSymbolRequest::METHOD => {
                asked(params, |asked| answers::symbols(workspace, &asked))
            }
            lsp::request::FoldingRangeRequest::METHOD => {
                asked(params, |asked| answers::folds(workspace, &asked))
            }
            other => {
                let method = &other;
                Err((ErrorCode::MethodNotFound, messages::LspNotAnswered { method }.text()))
            }
        };
        let response = match result {
            Ok(result) => Response::new_ok(id, result),
            Err((code, message)) => Response::new_err(id, code as i32, message),
        };
        self.send(response.into())
    }

    fn hear(&mut self, heard: Notification) {
        let Notification { method, params } = heard;
        match method.as_str() {
            lsp::notification::DidOpenTextDocument::METHOD => {
                if let Some(opened) = read::<lsp::DidOpenTextDocumentParams>(params) {
                    self.workspace
                        .change(&opened.text_document.uri, Some(opened.text_document.text));
                }
            }
            lsp::notification::DidChangeTextDocument::METHOD => {
                if let Some(changed) = read::<lsp::DidChangeTextDocumentParams>(params) {
                    let text = changed.content_changes.into_iter().next_back().map(|one| one.text);
                    if let Some(text) = text {
                        self.workspace.change(&changed.text_document.uri, Some(text));
                    }
                }
            }
            lsp::notification::DidCloseTextDocument::METHOD => {
                if let Some(closed) = read::<lsp::DidCloseTextDocumentParams>(params) {
                    self.workspace.change(&closed.text_document.uri, None);
                }
            }
            lsp::notification::DidSaveTextDocument::METHOD
            | lsp::notification::DidChangeWatchedFiles::METHOD => self.workspace.read_again(),
            _ => {}
        }
    }

    /// Says what is wrong with the charts that changed.
    fn publish(&mut self) -> Result<(), String> {
        for said in answers::diagnostics(&mut self.workspace) {
            let params = to_value(said).map_err(|error| error.to_string())?;
            let method = lsp::notification::PublishDiagnostics::METHOD.to_owned();
            self.send(Notification { method, params }.into())?;
        }
        Ok(())
    }

    fn send(&self, message: Message) -> Result<(), String> {
        self.connection.sender.send(message).map_err(|error| error.to_string())
    }
}

fn read<T: DeserializeOwned>(params: Json) -> Option<T> {
    serde_json::from_value(params).ok()
}

/// Reads a question and writes its answer.
fn asked<T: DeserializeOwned, A: Serialize>(
    params: Json,
    answer: impl FnOnce(T) -> A,
) -> Result<Json, (ErrorCode, String)> {
    let question = serde_json::from_value(params);
    let question = question.map_err(|error| (ErrorCode::InvalidParams, error.to_string()))?;
    to_value(answer(question)).map_err(|error| (ErrorCode::InternalError, error.to_string()))
}
