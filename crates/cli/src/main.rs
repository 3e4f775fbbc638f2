//! The `chartroom` command.

mod walk;

use chartroom_cli::{
    Host, Kind, ReadError, Visitor, language, refusal, run, there_already, too_large, zones,
};
use chartroom_helm::release::Zones;
use std::io::{Read, Write};
use std::path::Path;
use std::process::ExitCode;
use std::rc::Rc;
use std::time::{SystemTime, UNIX_EPOCH};

#[cfg(unix)]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // What is not UTF-8 names no file that is found, and is shown as such.
    let args = std::env::args_os().skip(1).map(|arg| arg.to_string_lossy().into_owned());
    let mut args: Vec<String> = args.collect();
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|locale| !locale.is_empty()));
    if let Err(error) = language::choose(&mut args, locale.as_deref()) {
        eprintln!("{}", refusal(&error));
        return ExitCode::FAILURE;
    }
    let is_asked = |flag: &String| flag == "--help" || flag == "-h";
    let asked = args.iter().any(is_asked);
    match args.first().map(String::as_str) {
        Some("lsp") if !asked => return edit(),
        Some("serve") if !asked => return ended(serve(args.get(1..).unwrap_or_default())),
        _ => {}
    }
    let printed = run(&args, &Machine);
    // A reader that closed the pipe has what it wanted.
    let written = std::io::stdout().write_all(&printed.stdout);
    let logged = std::io::stderr().write_all(&printed.stderr);
    if printed.ok && written.is_ok() && logged.is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Serves an editor on standard input and output.
fn edit() -> ExitCode {
    let (connection, threads) = lsp_server::Connection::stdio();
    let served = chartroom_cli::lsp::serve(&connection, &Machine);
    // The threads end once nobody can send anything more.
    drop(connection);
    ended(served.and_then(|()| threads.join().map_err(|error| error.to_string())))
}

/// Serves the page with a folder open in it.
fn serve(args: &[String]) -> Result<(), String> {
    let secret = Machine.entropy().map_err(|error| error.0)?;
    let server = chartroom_cli::serve::prepare(args, &secret)?;
    print!("{}", server.says());
    let _ = std::io::stdout().flush();
    if let Some(address) = server.to_open() {
        let program = match std::env::consts::OS {
            "macos" => "open",
            "windows" => "explorer",
            _ => "xdg-open",
        };
        // The address was printed.
        if std::process::Command::new(program).arg(address).spawn().is_err() {
            eprintln!("{}", chartroom_cli::serve::no_opener(program));
        }
    }
    server.run()
}

fn ended(result: Result<(), String>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}", refusal(&error));
            ExitCode::FAILURE
        }
    }
}

/// Files of the operating system.
struct Machine;

impl Host for Machine {
    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        if path == "-" {
            return read_at_most(std::io::stdin(), path, limit);
        }
        let file = std::fs::File::open(path).map_err(|error| read_error(path, &error))?;
        read_at_most(file, path, limit)
    }

    fn kind(&self, path: &str) -> Option<Kind> {
        std::fs::metadata(path).ok().as_ref().map(kind)
    }

    fn walk(&self, dir: &str, visitor: &mut dyn Visitor) -> Result<(), ReadError> {
        walk::Walk { root: absolute(dir), visitor }.folder(Path::new(dir), "", 0)
    }

    fn absolute(&self, path: &str) -> String {
        absolute(path)
    }

    fn write(&self, path: &str, data: &[u8], append: bool) -> Result<(), ReadError> {
        let write = || {
            if let Some(folder) = Path::new(path).parent() {
                std::fs::create_dir_all(folder)?;
            }
            let mut options = std::fs::OpenOptions::new();
            let options = options.create(true).write(true).append(append).truncate(!append);
            options.open(path)?.write_all(data)
        };
        write().map_err(|error| read_error(path, &error))
    }

    fn rename(&self, from: &str, to: &str) -> Result<(), ReadError> {
        if Path::new(to).exists() {
            return Err(there_already(from, to));
        }
        std::fs::rename(from, to).map_err(|error| read_error(from, &error))
    }

    fn is_over_soon(&self) -> bool {
        true
    }

    fn zones(&self) -> Rc<dyn Zones> {
        zones::Database::of_process()
    }

    fn now_unix_nanos(&self) -> i64 {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since.as_nanos()).unwrap_or(i64::MAX)
    }

    fn entropy(&self) -> Result<[u8; 32], ReadError> {
        let mut bytes = [0; 32];
        let filled = getrandom::fill(&mut bytes);
        filled.map(|()| bytes).map_err(|error| ReadError(error.to_string()))
    }
}

/// The absolute form of a path, with nothing in it to resolve but links.
fn absolute(path: &str) -> String {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.into());
    let mut clean = std::path::PathBuf::new();
    for part in absolute.components() {
        match part {
            std::path::Component::CurDir => {}
            std::path::Component::ParentDir => {
                clean.pop();
            }
            other => clean.push(other),
        }
    }
    clean.to_string_lossy().into_owned()
}

/// Everything there is to read, if it is no more than `limit`.
fn read_at_most(source: impl Read, path: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
    let mut data = Vec::new();
    let read = source.take(limit + 1).read_to_end(&mut data);
    read.map_err(|error| read_error(path, &error))?;
    if data.len() as u64 > limit {
        return Err(too_large(path, limit));
    }
    Ok(data)
}

fn kind(data: &std::fs::Metadata) -> Kind {
    match (data.is_dir(), data.is_file()) {
        (true, _) => Kind::Folder,
        (false, true) => Kind::File(data.len()),
        (false, false) => Kind::Irregular,
    }
}

/// Go's text for an error of `open`.
fn read_error(path: &str, error: &std::io::Error) -> ReadError {
    use std::io::ErrorKind;
    ReadError(match error.kind() {
        ErrorKind::NotFound => format!("open {path}: no such file or directory"),
        ErrorKind::PermissionDenied => format!("open {path}: permission denied"),
        ErrorKind::IsADirectory => format!("read {path}: is a directory"),
        _ => format!("open {path}: {error}"),
    })
}
