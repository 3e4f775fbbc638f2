//! `cargo xtask serve`: from a fresh clone to a page in the browser, then a new page after each change.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::time::Duration;

use crate::args::Args;
use crate::failure::{Failure, Outcome};
use crate::page::{self, Profile};
use crate::process;
use crate::setup::Tools;
use crate::ui;
use crate::workspace::Workspace;

const DEFAULT_PORT: u16 = 8080;

/// Sets up, builds and serves until it is ended.
pub(crate) fn run(workspace: &Workspace, mut args: Args) -> Outcome<()> {
    let port = port(&mut args)?;
    let release = args.switch("--release");
    let _ = args.switch("--dev");
    args.done()?;
    check_free(port)?;

    ui::heading("Set-up");
    let tools = Tools::ensure(workspace)?;
    ui::note("everything is there");

    ui::heading("Building the page (the first time takes a few minutes, later changes seconds)");
    let profile = if release { Profile::Release } else { Profile::Dev };
    // A folder of its own, so that the dist/ that was measured and tested stays as it is.
    let dist = workspace.wasm_target_dir().join("serve");
    let made = std::fs::create_dir_all(&dist);
    made.map_err(|error| Failure::io("create", &dist, &error))?;
    let mut trunk = tools.trunk();
    trunk.arg("serve").args(profile.trunk_args()).args(["--address", "127.0.0.1"]);
    trunk.arg("--port").arg(port.to_string()).arg("--dist").arg(&dist);
    announce_when_ready(port);
    // Both write into a pipe.
    trunk.args(["--color", "always"]).env("CARGO_TERM_COLOR", "always");
    match process::show(&mut trunk, page::is_waiting)? {
        true => Ok(()),
        false => Err(Failure::new("trunk ended; what it said is above")),
    }
}

fn port(args: &mut Args) -> Outcome<u16> {
    let Some(text) = args.option("--port")? else { return Ok(DEFAULT_PORT) };
    text.parse()
        .map_err(|_| Failure::new(format!("'{text}' is no port: it is a number up to 65535")))
}

/// Says so before anything is built when the port is taken.
fn check_free(port: u16) -> Outcome<()> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map(drop).map_err(|error| {
        Failure::new(format!("port {port} of 127.0.0.1 cannot be used: {error}"))
            .way_out("take another one: cargo xtask serve --port 8081")
    })
}

/// Waits beside trunk until the page is there, then says where.
fn announce_when_ready(port: u16) {
    std::thread::spawn(move || {
        while !answers(port) {
            std::thread::sleep(Duration::from_millis(300));
        }
        println!("\n== The page is at http://127.0.0.1:{port} (Ctrl+C ends it)\n");
    });
}

/// Whether the page itself comes, not only a connection.
fn answers(port: u16) -> bool {
    let Ok(mut stream) = TcpStream::connect((Ipv4Addr::LOCALHOST, port)) else { return false };
    let _ = stream.set_read_timeout(Some(Duration::from_secs(2)));
    let mut status = [0; 12];
    stream.write_all(b"GET / HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n").is_ok()
        && stream.read_exact(&mut status).is_ok()
        && status.ends_with(b" 200")
}
