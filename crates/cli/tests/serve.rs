//! `chartroom serve` as a browser meets it, and as somebody else's page would.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use serde_json::Value as Json;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A chart in a folder of its own, a page of two files, and a server of both.
struct Served {
    child: Child,
    root: PathBuf,
    port: u16,
    secret: String,
}

struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        let named = |line: &&str| {
            line.split_once(": ").is_some_and(|(other, _)| other.eq_ignore_ascii_case(name))
        };
        Some(self.head.lines().find(named)?.split_once(": ")?.1)
    }

    fn json(&self) -> Json {
        serde_json::from_str(&self.body).unwrap()
    }
}

impl Served {
    fn new(name: &str) -> Self {
        let root =
            std::env::temp_dir().join(format!("chartroom-serve-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        let put = |path: &str, text: &str| {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        put("shop/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n");
        put("shop/values.yaml", "replicas: 1\n");
        put("shop/templates/web.yaml", "kind: ConfigMap\n");
        put("shop/.git/config", "[core]\n");
        put("secret.txt", "of somebody else\n");
        put("page/index.html", "<!doctype html>");
        put("page/app-1.wasm", "\0asm");
        put(
            "page/_headers",
            "/*\n  Content-Security-Policy: default-src 'none'\n  X-Content-Type-Options: nosniff\n",
        );
        let mut child = Command::new(env!("CARGO_BIN_EXE_chartroom"))
            .args(["serve", "--port", "0", "--page"])
            .arg(root.join("page"))
            .arg(root.join("shop"))
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = lines.find_map(|line| {
            line.unwrap().trim().strip_prefix("http://127.0.0.1:").map(str::to_owned)
        });
        let address = address.expect("it says where it is");
        let (port, secret) = address.split_once("/?disk=").unwrap();
        Self { child, root: root.clone(), port: port.parse().unwrap(), secret: secret.to_owned() }
    }

    fn chart(&self, path: &str) -> PathBuf {
        self.root.join("shop").join(path)
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.chart(path)).unwrap()
    }

    /// As it is sent: only the length of the body is added.
    fn raw(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let mut request = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
        for (name, value) in headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        request.push_str(&format!("Content-Length: {}\r\n\r\n{body}", body.len()));
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, head: head.to_owned(), body: body.to_owned() }
    }

    /// As the page asks.
    fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let host = format!("127.0.0.1:{}", self.port);
        let origin = format!("http://{host}");
        let bearer = format!("Bearer {}", self.secret);
        let mut all =
            vec![("Host", host.as_str()), ("Origin", &origin), ("Authorization", &bearer)];
        all.extend(headers);
        self.raw(method, path, &all, body)
    }

    /// A file's hash as the server tells it.
    fn tag(&self, path: &str) -> String {
        let answer = self.ask("GET", &format!("/api/file?path={path}"), &[], "");
        assert_eq!(answer.status, 200, "{path}");
        answer.header("etag").unwrap().to_owned()
    }

    fn paths(&self) -> Vec<String> {
        let files = self.ask("GET", "/api/files", &[], "").json();
        files
            .as_array()
            .unwrap()
            .iter()
            .map(|file| file["path"].as_str().unwrap().to_owned())
            .collect()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.root);
    }
}

#[test]
fn the_page_comes_with_its_policy() {
    let served = Served::new("page");
    let page = served.ask("GET", "/", &[], "");
    assert_eq!((page.status, page.body.as_str()), (200, "<!doctype html>"));
    assert_eq!(page.header("content-security-policy"), Some("default-src 'none'"));
    assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
    let wasm = served.ask("GET", "/app-1.wasm?v=1", &[], "");
    assert_eq!(wasm.header("content-type"), Some("application/wasm"));
    let tag = wasm.header("etag").unwrap();
    assert_eq!(served.ask("GET", "/app-1.wasm", &[("If-None-Match", tag)], "").status, 304);
    for path in
        ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/_headers", "/nothing"]
    {
        assert_eq!(served.ask("GET", path, &[], "").status, 404, "{path}");
    }
    assert_eq!(served.ask("POST", "/", &[], "").status, 405);
    // Nothing of it is kept in the browser for the time without a server.
    let offline = served.ask("GET", "/offline.js", &[], "");
    assert_eq!((offline.status, offline.body.as_str()), (200, ""));
    assert_eq!(served.ask("GET", "/sw.js", &[], "").status, 404);
}

#[test]
fn only_its_own_page_is_answered() {
    let served = Served::new("foreign");
    let bearer = format!("Bearer {}", served.secret);
    let ours = format!("127.0.0.1:{}", served.port);
    let files = |headers: &[(&str, &str)]| served.raw("GET", "/api/files", headers, "").status;
    assert_eq!(files(&[("Host", &ours), ("Authorization", &bearer)]), 200);
    let local = format!("localhost:{}", served.port);
    assert_eq!(files(&[("Host", &local), ("Authorization", &bearer)]), 200);
    // A name that somebody's DNS leads here.
    let rebound = format!("evil.example:{}", served.port);
    assert_eq!(files(&[("Host", &rebound), ("Authorization", &bearer)]), 403);
    assert_eq!(files(&[("Host", "127.0.0.1"), ("Authorization", &bearer)]), 403);
    assert_eq!(served.raw("GET", "/", &[("Host", &rebound)], "").status, 403);
    for origin in ["http://evil.example", "null", "https://127.0.0.1", "http://127.0.0.1:1"] {
        let headers = [("Host", ours.as_str()), ("Origin", origin), ("Authorization", &bearer)];
        assert_eq!(files(&headers), 403, "{origin}");
        let asked = served.raw("OPTIONS", "/api/file", &headers, "");
        assert_eq!(asked.status, 403, "{origin}");
        assert!(asked.header("access-control-allow-origin").is_none());
    }
    // Without the secret, or with another one.
    assert_eq!(files(&[("Host", &ours)]), 401);
    let other = format!("Bearer {}", "0".repeat(served.secret.len()));
    for wrong in ["Bearer ", "Bearer 0", &other, &served.secret, &format!("{bearer}0")] {
        assert_eq!(files(&[("Host", &ours), ("Authorization", wrong)]), 401, "{wrong}");
    }
    let query = format!("/api/files?disk={}", served.secret);
    assert_eq!(served.raw("GET", &query, &[("Host", &ours)], "").status, 401);
    assert_eq!(served.secret.len(), 64);
}

#[test]
fn files_are_listed_and_read() {
    let served = Served::new("read");
    assert_eq!(served.paths(), ["Chart.yaml", "templates/web.yaml", "values.yaml"]);
    let list = served.ask("GET", "/api/files", &[], "");
    let tag = list.header("etag").unwrap().to_owned();
    let again = |tag: &str| served.ask("GET", "/api/files", &[("If-None-Match", tag)], "").status;
    assert_eq!(again(&tag), 304);
    fs::write(served.chart("values.yaml"), "replicas: 2\n").unwrap();
    assert_eq!(again(&tag), 200);
    let file = served.ask("GET", "/api/file?path=templates%2Fweb.yaml", &[], "");
    assert_eq!((file.status, file.body.as_str()), (200, "kind: ConfigMap\n"));
    assert_eq!(file.header("content-type"), Some("application/octet-stream"));
    let about = served.ask("GET", "/api/folder", &[], "").json();
    assert_eq!(about["name"], "shop");
}

#[test]
fn no_path_leads_out_of_the_folder() {
    let served = Served::new("out");
    for path in [
        "../secret.txt",
        "%2e%2e/secret.txt",
        "templates/../../secret.txt",
        "/etc/hostname",
        ".git/config",
        "..%5Csecret.txt",
        "",
        "%ff",
        "templates//web.yaml",
    ] {
        let at = format!("/api/file?path={path}");
        assert_eq!(served.ask("GET", &at, &[], "").status, 403, "{path}");
        assert_eq!(served.ask("PUT", &at, &[("If-None-Match", "*")], "x").status, 403, "{path}");
        assert_eq!(served.ask("DELETE", &at, &[("If-Match", "\"0\"")], "").status, 403, "{path}");
        let to = format!("/api/rename?path=values.yaml&to={path}");
        let tag = served.tag("values.yaml");
        assert_eq!(served.ask("POST", &to, &[("If-Match", &tag)], "").status, 403, "{path}");
    }
    assert_eq!(fs::read_to_string(served.root.join("secret.txt")).unwrap(), "of somebody else\n");
}

#[cfg(unix)]
#[test]
fn links_are_followed_within_the_folder_only() {
    use std::os::unix::fs::symlink;
    let served = Served::new("links");
    symlink(served.root.join("secret.txt"), served.chart("out.txt")).unwrap();
    symlink(&served.root, served.chart("all")).unwrap();
    symlink("../../secret.txt", served.chart("templates/up.txt")).unwrap();
    symlink("nowhere", served.chart("dangling.txt")).unwrap();
    symlink("../values.yaml", served.chart("templates/within.txt")).unwrap();
    let paths = served.paths();
    assert_eq!(paths, ["Chart.yaml", "templates/web.yaml", "templates/within.txt", "values.yaml"]);
    for path in ["out.txt", "all/secret.txt", "templates/up.txt"] {
        let at = format!("/api/file?path={path}");
        assert_eq!(served.ask("GET", &at, &[], "").status, 403, "{path}");
        for condition in [("If-None-Match", "*"), ("If-Match", "\"0\"")] {
            assert_eq!(served.ask("PUT", &at, &[condition], "x").status, 403, "{path}");
        }
    }
    let at = "/api/file?path=dangling.txt";
    assert_eq!(served.ask("PUT", at, &[("If-None-Match", "*")], "x").status, 403);
    assert!(!served.chart("nowhere").exists());
    // What a link within leads to is written, and the link stays one.
    let tag = served.tag("templates/within.txt");
    let at = "/api/file?path=templates/within.txt";
    assert_eq!(served.ask("PUT", at, &[("If-Match", &tag)], "replicas: 9\n").status, 200);
    assert_eq!(served.read("values.yaml"), "replicas: 9\n");
    assert!(served.chart("templates/within.txt").is_symlink());
    assert_eq!(fs::read_to_string(served.root.join("secret.txt")).unwrap(), "of somebody else\n");
}

#[test]
fn a_file_is_written_if_it_is_what_it_was() {
    let served = Served::new("write");
    let at = "/api/file?path=values.yaml";
    let tag = served.tag("values.yaml");
    assert_eq!(served.ask("PUT", at, &[], "replicas: 2\n").status, 428);
    let written = served.ask("PUT", at, &[("If-Match", &tag)], "replicas: 2\n");
    assert_eq!(written.status, 200);
    assert_eq!(
        format!("\"{}\"", written.json()["hash"].as_str().unwrap()),
        served.tag("values.yaml")
    );
    assert_eq!(served.read("values.yaml"), "replicas: 2\n");
    // It is not what it was any more: the answer says what it is.
    let now = served.tag("values.yaml");
    let stale = served.ask("PUT", at, &[("If-Match", &tag)], "replicas: 3\n");
    assert_eq!(stale.status, 412);
    assert_eq!(format!("\"{}\"", stale.json()["hash"].as_str().unwrap()), now);
    assert_eq!(served.ask("PUT", at, &[("If-None-Match", "*")], "replicas: 3\n").status, 412);
    assert_eq!(served.ask("DELETE", at, &[("If-Match", &tag)], "").status, 412);
    assert_eq!(served.read("values.yaml"), "replicas: 2\n");
    // Nothing unfinished stays, and nothing of it is listed.
    assert_eq!(fs::read_dir(served.chart("")).unwrap().count(), 4);
    // A new one, with its folder, which goes with it.
    let at = "/api/file?path=environments/qa%20%C3%A9.yaml";
    assert_eq!(served.ask("PUT", at, &[("If-None-Match", "*")], "a: 1\n").status, 200);
    assert_eq!(served.read("environments/qa é.yaml"), "a: 1\n");
    assert_eq!(served.ask("PUT", at, &[("If-None-Match", "*")], "a: 2\n").status, 412);
    let tag = served.tag("environments/qa%20%C3%A9.yaml");
    let moved = "/api/rename?path=environments/qa%20%C3%A9.yaml&to=values-qa.yaml";
    assert_eq!(served.ask("POST", moved, &[("If-Match", &tag)], "").status, 200);
    assert_eq!(served.read("values-qa.yaml"), "a: 1\n");
    assert!(!served.chart("environments").exists());
    let onto = "/api/rename?path=values-qa.yaml&to=values.yaml";
    assert_eq!(served.ask("POST", onto, &[("If-Match", &tag)], "").status, 412);
    let at = "/api/file?path=values-qa.yaml";
    assert_eq!(served.ask("DELETE", at, &[("If-Match", &tag)], "").status, 200);
    assert_eq!(served.ask("DELETE", at, &[("If-Match", &tag)], "").status, 412);
    assert_eq!(served.paths(), ["Chart.yaml", "templates/web.yaml", "values.yaml"]);
}

#[cfg(unix)]
#[test]
fn a_file_keeps_its_mode() {
    use std::os::unix::fs::PermissionsExt;
    let served = Served::new("mode");
    let mode = |path: &str| fs::metadata(served.chart(path)).unwrap().permissions().mode() & 0o7777;
    let set = |mode| {
        fs::set_permissions(served.chart("values.yaml"), fs::Permissions::from_mode(mode)).unwrap();
    };
    for wanted in [0o600, 0o755, 0o664] {
        set(wanted);
        let tag = served.tag("values.yaml");
        let text = format!("mode: {wanted}\n");
        let at = "/api/file?path=values.yaml";
        assert_eq!(served.ask("PUT", at, &[("If-Match", &tag)], &text).status, 200);
        assert_eq!((served.read("values.yaml"), mode("values.yaml")), (text, wanted));
    }
    set(0o444);
    let tag = served.tag("values.yaml");
    let refused = served.ask("PUT", "/api/file?path=values.yaml", &[("If-Match", &tag)], "x");
    assert_eq!((refused.status, refused.body.as_str()), (500, "it is read-only"));
}

#[test]
fn what_cannot_be_served_is_refused() {
    let root = std::env::temp_dir().join(format!("chartroom-serve-none-{}", std::process::id()));
    fs::create_dir_all(&root).unwrap();
    fs::write(root.join("index.html"), "").unwrap();
    fs::write(root.join("_headers"), "/*\n  A: b\n").unwrap();
    let error = |args: &[&str]| {
        let command =
            Command::new(env!("CARGO_BIN_EXE_chartroom")).arg("serve").args(args).output();
        let output = command.unwrap();
        assert!(!output.status.success(), "{args:?}");
        String::from_utf8(output.stderr).unwrap()
    };
    let page = root.to_str().unwrap();
    assert!(error(&[page, "--page", page]).contains("holds no chart"));
    assert!(error(&["nowhere", "--page", page]).contains("nowhere"));
    assert!(error(&["--port", "x", "--page", page]).contains("is not a port"));
    assert!(error(&["--page", "nowhere"]).contains("no index.html"));
    assert!(error(&["a", "b", "--page", page]).contains("Usage:"));
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let chart = Path::new("../../www/charts/ai-inference").to_str().unwrap();
    assert!(error(&[chart, "--page", page, "--port", &port]).contains("is taken"));
    if option_env!("CHARTROOM_PAGE").is_none() {
        assert!(error(&[chart]).contains("cargo xtask command"));
    }
    let _ = fs::remove_dir_all(&root);
}
