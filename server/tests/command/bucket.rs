//! An S3-compatible store of a test's own, on loopback, with one bucket.

use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const KEY: &str = "kakunin-test";
const SECRET: &str = "a secret of this test and of nothing else";

pub struct Bucket {
    folder: PathBuf,
    endpoint: String,
    server: Child,
}

impl Bucket {
    /// Where `KAKUNIN_S3_SERVER` names the program `s3s-fs`.
    pub fn open() -> Option<Self> {
        let Some(program) = std::env::var_os("KAKUNIN_S3_SERVER") else {
            println!("skipped: KAKUNIN_S3_SERVER names no S3-compatible store");
            return None;
        };
        let folder = std::env::temp_dir().join(format!("kakunin-bucket-{}", service::keys::token().unwrap()));
        std::fs::create_dir_all(folder.join("evidence")).unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut server = Command::new(program);
        server.args(["--host", "127.0.0.1", "--port", &port.to_string(), "--access-key", KEY, "--secret-key", SECRET]);
        let server = server.arg(&folder).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(begun.elapsed() < Duration::from_secs(20), "the store does not start");
            std::thread::sleep(Duration::from_millis(20));
        }
        Some(Self { folder, endpoint: format!("http://127.0.0.1:{port}"), server })
    }

    /// Has a portal keep its evidence here.
    pub fn used_by(&self, command: &mut Command) {
        let settings = [("ENDPOINT", self.endpoint.as_str()), ("BUCKET", "evidence"), ("REGION", "local")];
        for (name, value) in settings.into_iter().chain([("ACCESS_KEY", KEY), ("SECRET_KEY", SECRET)]) {
            command.env(format!("KAKUNIN_EVIDENCE__S3__{name}"), value);
        }
    }

    /// Names of the objects that were completed.
    pub fn objects(&self) -> Vec<String> {
        let files = std::fs::read_dir(self.folder.join("evidence")).unwrap();
        files
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .filter(|name| !name.starts_with('.'))
            .collect()
    }
}

impl Drop for Bucket {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
