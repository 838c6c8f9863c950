//! A PostgreSQL of our own for as long as the tests run: fresh, in a temporary folder, on loopback only, gone afterwards.

use std::fs;
use std::io::Read;
use std::net::TcpListener;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::{Result, debian, files, memory, shell};

/// A running cluster. It ends when this is dropped, and also when we end in any other way.
pub struct Cluster {
    address: String,
    guard: Child,
}

/// Starts the server and waits for the end of its own input, which the system closes whatever happens to us. A signal
/// handler or a destructor alone would leave a server behind after `kill -9`.
const GUARD: &str = r#"
folder=$1; shift
"$@" >"$folder/log" 2>&1 </dev/null &
server=$!
read -r _
kill -INT "$server" 2>/dev/null
wait "$server"
rm -rf "$folder"
"#;

/// The same for a cluster that stays.
const KEEPING: &str = r#"
folder=$1; shift
"$@" >"$folder/log" 2>&1 </dev/null &
server=$!
read -r _
kill -INT "$server" 2>/dev/null
wait "$server"
"#;

impl Cluster {
    /// Makes the cluster and returns once it answers. PostgreSQL is installed when it is missing and we may.
    pub fn start() -> Result<Self> {
        let programs = programs()?;
        let folder = memory::folder().join(format!("kakunin-postgres-{}", std::process::id()));
        // New and ours alone: the name can be guessed by others on this machine.
        let made = fs::DirBuilder::new().mode(0o700).create(&folder);
        made.map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
        let user = user()?;
        let started = Self::made_in(&programs, &folder, user.as_ref());
        if started.is_err() {
            // The reason is already in the error; a folder that stays behind is only untidy.
            let _ = fs::remove_dir_all(&folder);
        }
        started
    }

    /// The cluster of this folder, made where it is not there yet; it stays when the server ends. For measurements: on a disk, and as
    /// durable as PostgreSQL is by itself.
    pub fn kept(folder: &Path) -> Result<Self> {
        let (programs, user) = (programs()?, user()?);
        if folder.join("data/PG_VERSION").is_file() {
            return Self::start_in(&programs, folder, (user.as_ref(), KEEPING));
        }
        let _ = fs::remove_dir_all(folder);
        let made = fs::DirBuilder::new().mode(0o700).create(folder);
        made.map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
        Self::init(&programs, folder, user.as_ref())?;
        Self::start_in(&programs, folder, (user.as_ref(), KEEPING))
    }

    fn made_in(programs: &Path, folder: &Path, user: Option<&User>) -> Result<Self> {
        Self::init(programs, folder, user)?;
        Self::start_in(programs, folder, (user, GUARD))
    }

    fn init(programs: &Path, folder: &Path, user: Option<&User>) -> Result<()> {
        if let Some(user) = user {
            chown(folder, Some(user.id), Some(user.group)).map_err(|error| format!("chown: {error}"))?;
        }
        let data = folder.join("data");
        let mut initdb = User::command(user, &programs.join("initdb"));
        initdb.current_dir(folder).arg("--pgdata").arg(&data);
        // `trust` reaches no further than this machine: the server listens on loopback and on a socket in its folder.
        initdb.args(["--username=kakunin", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]);
        shell::capture(&mut initdb).map(drop)
    }

    fn start_in(programs: &Path, folder: &Path, (user, script): (Option<&User>, &str)) -> Result<Self> {
        let (data, port) = (folder.join("data"), free_port()?);
        let server = User::command(user, &programs.join("postgres"));
        let mut guard = Command::new("sh");
        guard.current_dir(folder).args(["-c", script, "sh"]).arg(folder);
        guard.arg(server.get_program()).args(server.get_args()).arg("-D").arg(&data).arg("-k").arg(folder);
        for setting in ["listen_addresses=127.0.0.1", &format!("port={port}"), "max_connections=400", "fsync=on"] {
            guard.args(["-c", setting]);
        }
        // A group of its own, so that Ctrl-C reaches the tests first and the server goes when we are gone.
        guard.stdin(Stdio::piped()).process_group(0);
        let guard = guard.spawn().map_err(|error| format!("cannot start postgres: {error}"))?;
        let mut cluster = Self { address: format!("postgres://kakunin@127.0.0.1:{port}/postgres"), guard };
        cluster.wait(&programs.join("pg_isready"), port, folder)?;
        Ok(cluster)
    }

    /// `postgres://…`, as a user who may make databases.
    pub fn address(&self) -> &str {
        &self.address
    }

    fn wait(&mut self, ready: &Path, port: u16, folder: &Path) -> Result<()> {
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(30) {
            let mut ask = Command::new(ready);
            ask.args(["-q", "-h", "127.0.0.1", "-U", "kakunin", "-p", &port.to_string()]);
            if ask.status().is_ok_and(|status| status.success()) {
                return Ok(());
            }
            sleep(Duration::from_millis(100));
        }
        let mut log = String::new();
        let _ = fs::File::open(folder.join("log")).and_then(|mut file| file.read_to_string(&mut log));
        Err(format!("PostgreSQL does not answer: {}", log.lines().last().unwrap_or("it logged nothing")))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        let _ = self.guard.wait();
    }
}

/// PostgreSQL refuses to run as root; this is whom it runs as instead.
struct User {
    id: u32,
    group: u32,
}

impl User {
    fn command(user: Option<&Self>, program: &Path) -> Command {
        let Some(user) = user else { return Command::new(program) };
        let mut command = Command::new("setpriv");
        command.args([format!("--reuid={}", user.id), format!("--regid={}", user.group)]);
        command.arg("--clear-groups").arg("--").arg(program);
        command
    }
}

/// Nobody special when we are not root; else `postgres`, which Debian's package makes.
fn user() -> Result<Option<User>> {
    if !debian::root() {
        return Ok(None);
    }
    let number = |option: &str| -> Result<u32> {
        let printed = shell::capture(Command::new("id").args([option, "postgres"]))?;
        printed.trim().parse().map_err(|_| format!("id {option} postgres printed {printed}"))
    };
    Ok(Some(User { id: number("-u")?, group: number("-g")? }))
}

/// The folder with `initdb` and `postgres`: Debian keeps them off the search path, one folder per version.
fn programs() -> Result<PathBuf> {
    if let Some(found) = find_programs() {
        return Ok(found);
    }
    debian::install("PostgreSQL", &["postgresql"])?;
    find_programs().ok_or_else(|| "PostgreSQL is installed, but initdb is not to be found".to_owned())
}

fn find_programs() -> Option<PathBuf> {
    let versions = Path::new("/usr/lib/postgresql");
    let mut numbers: Vec<u32> =
        files::names(versions).unwrap_or_default().iter().filter_map(|name| name.parse().ok()).collect();
    numbers.sort_unstable();
    let debian = numbers.iter().rev().map(|number| versions.join(number.to_string()).join("bin"));
    let path = shell::find("initdb").and_then(|initdb| initdb.parent().map(Path::to_owned));
    debian.chain(path).find(|folder| {
        ["initdb", "postgres", "pg_isready"]
            .iter()
            .all(|name| folder.join(name).metadata().is_ok_and(|file| file.mode() & 0o111 != 0))
    })
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").map_err(|error| format!("no free port: {error}"))?;
    listener.local_addr().map(|address| address.port()).map_err(|error| format!("no free port: {error}"))
}
