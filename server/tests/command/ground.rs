//! A place of its own for one run of the binary, on one of the databases.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use testing::{TestHouse, made, postgres_database};

/// A folder with room for data, key, settings and assets; gone at the end.
pub struct Ground {
    pub folder: PathBuf,
    pub database: Option<String>,
}

/// What a command said.
pub struct Said {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Ground {
    /// On the encrypted file.
    pub fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("kakunin-command-{}", service::keys::token().unwrap()));
        std::fs::create_dir_all(folder.join("assets")).unwrap();
        let manifest = r#"{"css":"a.css","js":"a.js","wasm":"a.wasm"}"#;
        for (name, text) in [("manifest.json", manifest), ("a.css", ""), ("a.js", ""), ("a.wasm", "")] {
            std::fs::write(folder.join("assets").join(name), text).unwrap();
        }
        Self { folder, database: None }
    }

    /// One for each database.
    pub async fn each() -> Vec<Self> {
        let mut each = vec![Self::new()];
        if let Some(url) = postgres_database().await.unwrap() {
            let mut ground = Self::new();
            ground.database = Some(url);
            each.push(ground);
        }
        each
    }

    /// The same data once more, at a place of its own; nobody may be using it.
    pub async fn copy(&self) -> Self {
        let mut copy = Self::new();
        copy_all(&self.data(), &copy.data());
        std::fs::copy(self.key_file(), copy.key_file()).unwrap();
        if let Some(url) = &self.database {
            copy.database = Some(testing::copied(url).await.unwrap());
        }
        copy
    }

    /// A place with the same key and nothing else, on the same kind of database.
    pub async fn empty(&self) -> Self {
        let mut empty = Self::new();
        std::fs::copy(self.key_file(), empty.key_file()).unwrap();
        if self.database.is_some() {
            empty.database = postgres_database().await.unwrap();
        }
        empty
    }

    pub fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    pub fn key_file(&self) -> PathBuf {
        self.folder.join("data.key")
    }

    /// The binary with this place's data, and nothing of our own environment.
    pub fn kakunin(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kakunin"));
        command.args(arguments).arg("--data").arg(self.data()).current_dir(&self.folder).env_clear();
        if let Some(url) = &self.database {
            command.env("KAKUNIN_DATABASE__URL", url);
        }
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Said {
        said(&mut self.kakunin(arguments))
    }

    /// `serve` on a free port.
    pub fn serving(&self, arguments: &[&str]) -> Command {
        let mut command = self.kakunin(&["serve", "--listen", "127.0.0.1:0", "--assets", "assets"]);
        command.args(arguments);
        command
    }

    pub fn serve(&self, arguments: &[&str]) -> Serving {
        Serving::start(&mut self.serving(arguments))
    }

    /// The same data, from within.
    pub async fn house(&self) -> TestHouse {
        let key = std::fs::read_to_string(self.key_file()).unwrap();
        made(&self.data(), &key, self.database.as_deref()).await.unwrap()
    }
}

impl Drop for Ground {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
        if let Some(url) = &self.database {
            testing::forget(url);
        }
    }
}

fn copy_all(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_all(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
}

pub fn said(command: &mut Command) -> Said {
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Said { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// A portal that runs.
pub struct Serving {
    pub url: String,
    pub out: String,
    child: Child,
    err: Arc<Mutex<String>>,
}

impl Serving {
    /// Waits for the address on standard output.
    pub fn start(command: &mut Command) -> Self {
        let mut serving = Self {
            url: String::new(),
            out: String::new(),
            child: command.spawn().unwrap(),
            err: Arc::new(Mutex::new(String::new())),
        };
        let (mut log, kept) = (serving.child.stderr.take().unwrap(), serving.err.clone());
        std::thread::spawn(move || {
            let mut piece = [0; 4096];
            while let Ok(size @ 1..) = log.read(&mut piece) {
                kept.lock().unwrap().push_str(&String::from_utf8_lossy(&piece[..size]));
            }
        });
        let mut lines = BufReader::new(serving.child.stdout.take().unwrap());
        loop {
            let mut line = String::new();
            if lines.read_line(&mut line).unwrap() == 0 {
                let code = serving.end();
                panic!("{code:?}: {}{}", serving.out, serving.log());
            }
            if line.starts_with("http://") {
                line.trim().clone_into(&mut serving.url);
                return serving;
            }
            serving.out.push_str(&line);
        }
    }

    pub fn log(&self) -> String {
        self.err.lock().unwrap().clone()
    }

    pub fn address(&self) -> &str {
        self.url.trim_start_matches("http://")
    }

    /// The process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// Sends a signal by its name.
    pub fn signal(&self, name: &str) {
        let id = self.process().to_string();
        assert!(Command::new("kill").args(["-s", name, &id]).status().unwrap().success());
    }

    /// Waits for its end.
    pub fn end(&mut self) -> Option<i32> {
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(40) {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code();
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("it does not end: {}", self.log());
    }

    /// `GET`, by hand: status and body.
    pub fn get(&self, path: &str) -> (u16, String) {
        let mut stream = std::net::TcpStream::connect(self.address()).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.split(' ').nth(1).unwrap().parse().unwrap(), body.to_owned())
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Permissions of a file.
pub fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}
