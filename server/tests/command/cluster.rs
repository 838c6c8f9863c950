//! A PostgreSQL of a test's own, durable, that may be stopped and killed.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

pub struct Cluster {
    folder: PathBuf,
    programs: PathBuf,
    port: u16,
    running: Option<Child>,
}

impl Cluster {
    /// Made and started, where this machine has PostgreSQL.
    pub fn start() -> Option<Self> {
        Self::within(std::env::temp_dir().join(format!("kakunin-cluster-{}", service::keys::token().unwrap())))
    }

    /// The same in this folder, which is made where it is missing.
    pub fn within(folder: PathBuf) -> Option<Self> {
        let Some(programs) = programs() else {
            println!("skipped: no initdb on this machine, so no PostgreSQL that may be stopped");
            return None;
        };
        if root() {
            let made = Command::new("install").args(["-d", "-o", "postgres", "-m", "700"]).arg(&folder).status();
            assert!(made.unwrap().success());
        } else {
            fs::create_dir_all(&folder).unwrap();
        }
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut cluster = Self { folder, programs, port, running: None };
        let mut initdb = cluster.command("initdb");
        initdb.arg("--pgdata").arg(cluster.data()).args(["--username=kakunin", "--auth=trust", "--encoding=UTF8"]);
        // Small pieces of its log: where the disk is full, it notices soon.
        let made = initdb.args(["--locale=C", "--no-sync", "--wal-segsize=1"]).output().unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        cluster.up();
        Some(cluster)
    }

    pub fn url(&self) -> String {
        format!("postgres://kakunin@127.0.0.1:{}/postgres", self.port)
    }

    /// Starts it and waits until it answers. After a kill the first tries may find what the dead server left in memory.
    pub fn up(&mut self) {
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(60) {
            let gone = self.running.as_mut().is_none_or(|child| child.try_wait().unwrap().is_some());
            if gone {
                self.running = Some(self.spawn());
            }
            let mut ask = Command::new(self.programs.join("pg_isready"));
            ask.args(["-q", "-h", "127.0.0.1", "-U", "kakunin", "-p", &self.port.to_string()]);
            if ask.status().unwrap().success() {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("PostgreSQL does not start: {}", fs::read_to_string(self.folder.join("log")).unwrap());
    }

    fn spawn(&self) -> Child {
        let log = fs::File::options().create(true).append(true).open(self.folder.join("log")).unwrap();
        let mut postgres = self.command("postgres");
        postgres.arg("-D").arg(self.data()).arg("-k").arg(&self.folder);
        for setting in ["listen_addresses=127.0.0.1", &format!("port={}", self.port), "fsync=on", "max_connections=100"]
        {
            postgres.args(["-c", setting]);
        }
        postgres.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn().unwrap()
    }

    /// Kills its first process; the others end by themselves.
    pub fn kill(&mut self) {
        self.end("KILL");
    }

    /// Stops it as an operator does who waits for nobody.
    pub fn stop(&mut self) {
        self.end("INT");
    }

    fn end(&mut self, signal: &str) {
        let mut child = self.running.take().unwrap();
        assert!(Command::new("kill").args(["-s", signal, &child.id().to_string()]).status().unwrap().success());
        child.wait().unwrap();
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// A program of PostgreSQL, which refuses to be run by root. It ends with the thread that starts it.
    fn command(&self, program: &str) -> Command {
        let mut command = Command::new("setpriv");
        if root() {
            command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]);
        }
        command.args(["--pdeathsig=INT", "--"]).arg(self.programs.join(program)).current_dir(&self.folder);
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if self.running.is_some() {
            self.end("INT");
        }
        let _ = fs::remove_dir_all(&self.folder);
    }
}

pub fn root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|of| of.uid() == 0)
}

/// The folder with `initdb`: Debian keeps one for each version.
fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let places = versions.map(|version| version.path().join("bin")).chain(std::env::split_paths(&path));
    let has = |folder: &Path| ["initdb", "postgres", "pg_isready"].iter().all(|name| folder.join(name).is_file());
    places.into_iter().find(|folder| has(folder))
}
