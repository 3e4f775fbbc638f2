//! What is answered over HTTP, and to whom: only to this page, on this machine.

use super::folder::{Folder, Refused};
use super::page::{self, Page};
use super::sha256;
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use serde_json::{Value, json};
use std::convert::Infallible;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

/// The largest body that is taken: one file.
const MOST_BODY: usize = 64_000_000;

/// How long a request may take until its headers are here.
const PATIENCE: Duration = Duration::from_secs(30);

/// Where the page asks for files.
const API: &str = "api/";

/// What is served, and to whom.
pub(super) struct Http {
    page: Page,
    pub(super) folder: Folder,
    /// Names that this server has; what comes under another one was led here by somebody's DNS.
    hosts: [String; 2],
    token: String,
}

type Answer = Response<Full<Bytes>>;

/// Answers until the process ends.
pub(super) fn run(listener: TcpListener, http: Http) -> std::io::Result<()> {
    listener.set_nonblocking(true)?;
    let http = Arc::new(http);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async move {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        loop {
            let Ok((stream, _)) = listener.accept().await else {
                // Too many files are open, say.
                tokio::time::sleep(Duration::from_millis(100)).await;
                continue;
            };
            let http = http.clone();
            tokio::spawn(async move {
                let service = service_fn(|request| {
                    let http = http.clone();
                    async move { Ok::<_, Infallible>(http.answer(request).await) }
                });
                let mut server = hyper::server::conn::http1::Builder::new();
                server.timer(TokioTimer::new()).header_read_timeout(PATIENCE);
                // A browser that goes away is no fault.
                let _ = server.serve_connection(TokioIo::new(stream), service).await;
            });
        }
    })
}

impl Http {
    pub(super) fn new(page: Page, folder: Folder, port: u16, token: String) -> Self {
        let hosts = ["127.0.0.1", "localhost"].map(|name| format!("{name}:{port}"));
        Self { page, folder, hosts, token }
    }

    async fn answer(&self, request: Request<Incoming>) -> Answer {
        let mut answer = match self.foreign(request.headers()) {
            Some(why) => told(StatusCode::FORBIDDEN, why),
            None => self.routed(request).await,
        };
        for (name, value) in &self.page.headers {
            if let (Ok(name), Ok(value)) =
                (HeaderName::try_from(name.as_str()), HeaderValue::try_from(value.as_str()))
            {
                answer.headers_mut().insert(name, value);
            }
        }
        answer
    }

    /// Why a request is none of this page's. DNS may give anybody's name the address of this machine; then the host is
    /// that name. What another page sends has that page's origin.
    fn foreign(&self, headers: &HeaderMap) -> Option<&'static str> {
        let text =
            |name| headers.get(name).map(|value: &HeaderValue| value.to_str().unwrap_or("?"));
        let ours = |host: &str| self.hosts.iter().any(|name| name == host);
        if !text(header::HOST).is_some_and(ours) {
            return Some("not under this host");
        }
        let origin = text(header::ORIGIN);
        if origin.is_some_and(|origin| !origin.strip_prefix("http://").is_some_and(ours)) {
            return Some("not from this origin");
        }
        None
    }

    async fn routed(&self, request: Request<Incoming>) -> Answer {
        let path = request.uri().path().trim_start_matches('/').to_owned();
        if let Some(asked) = path.strip_prefix(API) {
            return match self.knows(request.headers()) {
                true => self.api(asked, request).await,
                false => told(StatusCode::UNAUTHORIZED, "the secret of the address is missing"),
            };
        }
        let name = if path.is_empty() { "index.html" } else { path.as_str() };
        let file = match name {
            // Nothing is kept for the time without a server: what is on the disk is not there then either.
            "offline.js" => Some(page::File::default()),
            "_headers" | "sw.js" => None,
            _ => self.page.file(name),
        };
        match (request.method(), file) {
            (&Method::GET | &Method::HEAD, Some(file)) => served(name, file, request.headers()),
            (&Method::GET | &Method::HEAD, None) => told(StatusCode::NOT_FOUND, "not found"),
            _ => told(StatusCode::METHOD_NOT_ALLOWED, "only to be read"),
        }
    }

    /// Whether a request has the secret; how long that takes says nothing of it.
    fn knows(&self, headers: &HeaderMap) -> bool {
        let given = headers.get(header::AUTHORIZATION).map(HeaderValue::as_bytes);
        let Some(given) = given.and_then(|given| given.strip_prefix(b"Bearer ")) else {
            return false;
        };
        let differs = given.iter().zip(self.token.as_bytes()).fold(0, |all, (a, b)| all | (a ^ b));
        given.len() == self.token.len() && differs == 0
    }

    async fn api(&self, asked: &str, request: Request<Incoming>) -> Answer {
        let query = Query::of(request.uri().query().unwrap_or_default());
        let condition = condition(request.headers());
        let done = match (request.method().as_str(), asked) {
            ("GET", "folder") => {
                let Folder { place, .. } = &self.folder;
                let id = sha256(place.as_bytes());
                Ok(json!({ "name": self.folder.name(), "place": place, "id": id }))
            }
            ("GET", "files") => return self.files(request.headers()),
            ("GET", "file") => match self.folder.read(&query.path) {
                Ok(bytes) => return bytes_of(bytes),
                Err(refused) => Err(refused),
            },
            ("PUT", "file") => match (&condition, body(request).await) {
                (Some(expected), Some(bytes)) => {
                    let written = self.folder.write(&query.path, &bytes, expected.as_deref());
                    written.map(|()| json!({ "hash": sha256(&bytes) }))
                }
                (None, _) => return told(StatusCode::PRECONDITION_REQUIRED, "If-Match is missing"),
                (_, None) => Err(Refused::TooLarge),
            },
            ("DELETE", "file") => match condition.flatten() {
                Some(hash) => self.folder.remove(&query.path, &hash).map(|()| json!({})),
                None => return told(StatusCode::PRECONDITION_REQUIRED, "If-Match is missing"),
            },
            ("POST", "rename") => match condition.flatten() {
                Some(hash) => self.folder.rename(&query.path, &query.to, &hash).map(|()| json!({})),
                None => return told(StatusCode::PRECONDITION_REQUIRED, "If-Match is missing"),
            },
            _ => return told(StatusCode::NOT_FOUND, "not found"),
        };
        match done {
            Ok(value) => json_of(StatusCode::OK, &value),
            Err(refused) => refusal(&refused),
        }
    }

    /// The list of files, unless it is what the page has.
    fn files(&self, headers: &HeaderMap) -> Answer {
        let list = match self.folder.list() {
            Ok(list) => list,
            Err(refused) => return refusal(&refused),
        };
        let list = json!(list);
        let tag = format!("\"{}\"", sha256(list.to_string().as_bytes()));
        let mut answer = match known(headers, &tag) {
            true => told(StatusCode::NOT_MODIFIED, ""),
            false => json_of(StatusCode::OK, &list),
        };
        put(&mut answer, header::ETAG, &tag);
        answer
    }
}

/// What a file of the folder is taken for: a hash by `If-Match`, no file by `If-None-Match: *`. None where nothing is said.
fn condition(headers: &HeaderMap) -> Option<Option<String>> {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    if let Some(hash) = text(header::IF_MATCH) {
        return Some(Some(hash.trim_matches('"').to_owned()));
    }
    (text(header::IF_NONE_MATCH) == Some("*")).then_some(None)
}

fn known(headers: &HeaderMap, tag: &str) -> bool {
    headers.get(header::IF_NONE_MATCH).is_some_and(|value| value.as_bytes() == tag.as_bytes())
}

async fn body(request: Request<Incoming>) -> Option<Bytes> {
    let all = Limited::new(request.into_body(), MOST_BODY).collect().await;
    all.ok().map(|all| all.to_bytes())
}

/// A file of the page. Its name may stay while it changes, so a browser asks whether it did.
fn served(name: &str, file: page::File, headers: &HeaderMap) -> Answer {
    let tag = format!("\"{}\"", sha256(&file.bytes));
    if known(headers, &tag) {
        let mut answer = told(StatusCode::NOT_MODIFIED, "");
        put(&mut answer, header::ETAG, &tag);
        return answer;
    }
    let accepts = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let packed = file.packed && accepts.is_some_and(|accepts| accepts.contains("gzip"));
    let bytes = if packed { file.bytes } else { file.plain() };
    let mut answer = Response::new(Full::new(Bytes::from(bytes)));
    put(&mut answer, header::CONTENT_TYPE, page::kind(name));
    put(&mut answer, header::CACHE_CONTROL, "no-cache");
    put(&mut answer, header::VARY, "Accept-Encoding");
    put(&mut answer, header::ETAG, &tag);
    if packed {
        put(&mut answer, header::CONTENT_ENCODING, "gzip");
    }
    answer
}

fn put(answer: &mut Answer, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::try_from(value) {
        answer.headers_mut().insert(name, value);
    }
}

/// A file of the folder, as nothing that a browser would show.
fn bytes_of(bytes: Vec<u8>) -> Answer {
    let tag = format!("\"{}\"", sha256(&bytes));
    let mut answer = Response::new(Full::new(Bytes::from(bytes)));
    put(&mut answer, header::CONTENT_TYPE, "application/octet-stream");
    put(&mut answer, header::CACHE_CONTROL, "no-store");
    put(&mut answer, header::ETAG, &tag);
    answer
}

fn json_of(status: StatusCode, value: &Value) -> Answer {
    let mut answer = Response::new(Full::new(Bytes::from(value.to_string())));
    *answer.status_mut() = status;
    put(&mut answer, header::CONTENT_TYPE, "application/json");
    put(&mut answer, header::CACHE_CONTROL, "no-store");
    answer
}

fn told(status: StatusCode, why: &str) -> Answer {
    let mut answer = Response::new(Full::new(Bytes::from(why.to_owned())));
    *answer.status_mut() = status;
    put(&mut answer, header::CONTENT_TYPE, "text/plain; charset=utf-8");
    put(&mut answer, header::CACHE_CONTROL, "no-store");
    answer
}

fn refusal(refused: &Refused) -> Answer {
    match refused {
        Refused::Path => told(StatusCode::FORBIDDEN, "no path inside the folder"),
        Refused::Missing => told(StatusCode::NOT_FOUND, "no such file"),
        Refused::Changed(hash) => {
            json_of(StatusCode::PRECONDITION_FAILED, &json!({ "hash": hash }))
        }
        Refused::TooLarge => told(StatusCode::PAYLOAD_TOO_LARGE, "more than a chart holds"),
        Refused::Failed(why) => told(StatusCode::INTERNAL_SERVER_ERROR, why),
    }
}

/// What stands behind `?`.
#[derive(Default)]
struct Query {
    path: String,
    to: String,
}

impl Query {
    fn of(text: &str) -> Self {
        let mut query = Self::default();
        for (name, value) in text.split('&').filter_map(|pair| pair.split_once('=')) {
            match name {
                "path" => query.path = decoded(value),
                "to" => query.to = decoded(value),
                _ => {}
            }
        }
        query
    }
}

/// A text with `%20` for a space and the like; what is no UTF-8 names no file.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut parts = text.split('%');
    bytes.extend(parts.next().unwrap_or_default().as_bytes());
    for part in parts {
        match part.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                bytes.extend(part.get(2..).unwrap_or_default().as_bytes());
            }
            None => return String::new(),
        }
    }
    String::from_utf8(bytes).unwrap_or_default()
}
