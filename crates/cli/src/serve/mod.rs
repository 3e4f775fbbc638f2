//! `chartroom serve`: the page on a port of this machine, with a folder of its disk open in it.

mod folder;
mod http;
mod page;

use crate::flags::{apart, switch};
use crate::help::SERVE;
use crate::messages;
use folder::Folder;
use page::Page;
use sha2::{Digest, Sha256};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;

/// The page's usual place.
const PORT: u16 = 8080;

/// The address that is printed names the secret so; the page looks for it.
const QUERY: &str = "disk";

/// What there is to serve, and where.
pub struct Server {
    listener: TcpListener,
    address: String,
    opens: bool,
    http: http::Http,
}

/// Makes a server of the arguments behind `serve`; `secret` are random bytes.
///
/// # Errors
///
/// What is wrong with the arguments, the folder, the page or the port.
pub fn prepare(args: &[String], secret: &[u8]) -> Result<Server, String> {
    let mut args = args.to_vec();
    let opens = switch(&mut args, "--open");
    let (rest, own) = apart(&args, &["--port", "--page"])?;
    let (mut port, mut page) = (PORT, None);
    for (name, text) in own {
        match name.as_str() {
            "--page" => page = Some(text),
            _ => {
                let wrong = |_| messages::ServePort { text: &format_args!("{text:?}") }.text();
                port = text.parse().map_err(wrong)?;
            }
        }
    }
    let chart = match rest.as_slice() {
        [] => ".",
        [chart] if !chart.starts_with('-') => chart,
        _ => return Err(SERVE.usage()),
    };
    let page = Page::find(page.as_deref())?;
    let folder = Folder::open(Path::new(chart))?;
    let here = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let listener = TcpListener::bind(here).map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => messages::ServeTaken { port: &port }.text(),
        _ => messages::ServeListen { address: &here, why: &error }.text(),
    })?;
    let port = listener.local_addr().map_err(|error| error.to_string())?.port();
    let token = hex(secret);
    let address = format!("http://127.0.0.1:{port}/?{QUERY}={token}");
    let http = http::Http::new(page, folder, port, token);
    Ok(Server { listener, address, opens, http })
}

/// What is said where no program opens an address.
pub fn no_opener(program: &str) -> String {
    messages::ServeOpener { program: &program }.text()
}

impl Server {
    /// What is printed once it listens.
    pub fn says(&self) -> String {
        let links = match self.http.folder.links() {
            0 => String::new(),
            count => messages::ServeLinks { count }.text() + "\n",
        };
        let folder = chartroom_escape::harmless(&self.http.folder.place);
        let open = messages::ServeOpen { folder: &folder }.text();
        format!("{open}\n\n  {}\n\n{links}{}\n", self.address, messages::SERVE_ENDS)
    }

    /// The address to be opened in a browser, if that is wanted.
    pub fn to_open(&self) -> Option<&str> {
        Some(self.address.as_str()).filter(|_| self.opens)
    }

    /// Answers until the process ends.
    pub fn run(self) -> Result<(), String> {
        http::run(self.listener, self.http).map_err(|error| error.to_string())
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}
