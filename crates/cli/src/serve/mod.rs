//! `chartroom serve`: the page on a port of this machine, with a folder of its disk open in it.

mod folder;
mod http;
mod page;

use crate::flags::{apart, switch};
use folder::Folder;
use page::Page;
use sha2::{Digest, Sha256};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;

const USAGE: &str = "Usage:  chartroom serve [CHART] [--port NUMBER] [--open] [--page FOLDER]\n\n\
Serves the playground on 127.0.0.1 with the chart in a folder open in it, by default the folder where it is started. What \
changes in the folder shows in the page, and Ctrl+S there writes to the folder. Prints the address, which holds a secret \
that each start makes anew; --open has the browser open it. --port is another port than 8080, or 0 for any that is free. \
--page serves what `cargo xtask build` puts into dist/ in the place of the page within this command.";

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

/// Makes a server of the arguments behind `serve`; `secret` are random bytes. None where only help is wanted.
pub fn prepare(args: &[String], secret: &[u8]) -> Result<Option<Server>, String> {
    let mut args = args.to_vec();
    if switch(&mut args, "--help") || switch(&mut args, "-h") {
        return Ok(None);
    }
    let opens = switch(&mut args, "--open");
    let (rest, own) = apart(&args, &["--port", "--page"])?;
    let (mut port, mut page) = (PORT, None);
    for (name, text) in own {
        match name.as_str() {
            "--page" => page = Some(text),
            _ => port = text.parse().map_err(|_| format!("--port {text:?} is no port"))?,
        }
    }
    let chart = match rest.as_slice() {
        [] => ".",
        [chart] if !chart.starts_with('-') => chart,
        _ => return Err(USAGE.to_owned()),
    };
    let page = Page::find(page.as_deref())?;
    let folder = Folder::open(Path::new(chart))?;
    let here = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let listener = TcpListener::bind(here).map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => {
            format!("port {port} is taken: choose another one with --port, or 0 for any")
        }
        _ => format!("cannot listen on {here}: {error}"),
    })?;
    let port = listener.local_addr().map_err(|error| error.to_string())?.port();
    let token = hex(secret);
    let address = format!("http://127.0.0.1:{port}/?{QUERY}={token}");
    let http = http::Http::new(page, folder, port, token);
    Ok(Some(Server { listener, address, opens, http }))
}

/// What `chartroom serve --help` prints.
pub fn usage() -> String {
    format!("{USAGE}\n")
}

impl Server {
    /// What is printed once it listens.
    pub fn says(&self) -> String {
        let links = match self.http.folder.links() {
            0 => String::new(),
            1 => "1 symbolic link is left out: it leads out of the folder, or to a folder.\n"
                .to_owned(),
            links => format!(
                "{links} symbolic links are left out: they lead out of the folder, or to folders.\n"
            ),
        };
        let folder = chartroom_escape::harmless(&self.http.folder.place);
        format!("{folder} is open at\n\n  {}\n\n{links}Ctrl+C ends it.\n", self.address)
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
