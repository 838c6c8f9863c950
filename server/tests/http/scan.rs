//! Requests made up by schemathesis from a description of every address and every command, with sessions of each role: no answer is an
//! error of the server, and nobody without a session is answered.

mod description;

use crate::portal::{Portal, Things};
use description::described;
use domain::permission::Actor;
use std::path::{Path, PathBuf};
use std::process::Command;
use testing::World;
use testing::proof::Proof;
use tokio::net::TcpListener;

const PROOF: Proof = Proof("scan");
/// Examples of each operation, over all roles.
const EXAMPLES: usize = 200;

#[tokio::test]
async fn every_command_is_described() {
    let portal = Portal::new(testing::sqlite().await.unwrap()).await;
    let described: Vec<String> = description::commands().into_iter().map(|command| command.path).collect();
    let existing = leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path.to_owned());
    let missing: Vec<String> = existing.filter(|path| !described.contains(path)).collect();
    drop(portal);
    assert_eq!(missing, Vec::<String>::new(), "written in a way that the description does not understand");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_request_ends_in_an_error_of_the_server() {
    // Hundreds of thousands of requests: in the long run only.
    let Some(tool) = std::env::var_os("KAKUNIN_SCHEMATHESIS").filter(|_| PROOF.times(0, 1) == 1) else { return };
    for house in testing::houses().await.unwrap() {
        let portal = Portal::new(house).await;
        let things = Things::applied(&portal).await;
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let routes = portal.router().layer(axum::middleware::from_fn(counted));
        let serving = tokio::spawn(async move { axum::serve(listener, routes).await });
        let document = described(&portal, &things);
        let operations = document["paths"].as_object().unwrap().len();
        let file = portal.house.folder().join("openapi.json");
        std::fs::write(&file, document.to_string()).unwrap();
        let people = people(&portal.world);
        let examples = EXAMPLES.div_ceil(people.len());
        let (mut found, before) = (0, answered());
        for (role, actor) in people {
            let cookie = portal.cookie(&actor).await;
            let scan = Scan { tool: PathBuf::from(&tool), file: file.clone(), url: url.clone(), cookie, examples };
            found += usize::from(!tokio::task::spawn_blocking(move || scan.holds(role)).await.unwrap());
        }
        let name = portal.house.name;
        let (tried, errors) = (answered().0 - before.0, answered().1 - before.1);
        PROOF.never(&format!("{name}: answers that are errors of the server"), errors, tried);
        PROOF.never(&format!("{name}: roles for which schemathesis found something"), found, tried);
        PROOF.at_least(&format!("{name}: requests"), tried, EXAMPLES * operations, tried);
        serving.abort();
        let seen = service::trail::verify(&portal.house.nobody()).await.unwrap();
        PROOF.never(&format!("{name}: rows that the trail does not account for"), seen.findings.len(), seen.rows);
    }
}

/// One of each kind of desk.
fn people(world: &World) -> Vec<(&'static str, Actor)> {
    vec![
        ("clerk", world.clerk.clone()),
        ("checker", world.checker.clone()),
        ("judge", world.judge.clone()),
        ("auditor", world.auditor.clone()),
        ("administrator", world.administrator.clone()),
        ("supervisor", world.supervisor.clone()),
        ("employee", world.employee.clone()),
        ("officer", world.officer.clone()),
        ("case officer", world.case_officer.clone()),
        ("stranger", world.stranger.clone()),
    ]
}

struct Scan {
    tool: PathBuf,
    file: PathBuf,
    url: String,
    cookie: String,
    examples: usize,
}

impl Scan {
    /// Whether nothing was found for this role.
    fn holds(&self, role: &str) -> bool {
        let mut command = Command::new(&self.tool);
        // A browser of ours goes back where it came from, and is answered with pages.
        let headers = [
            format!("Cookie: {}", self.cookie),
            format!("Origin: {}", self.url),
            format!("Referer: {}/", self.url),
            "Accept: application/json".to_owned(),
        ];
        command.arg("run").arg(&self.file).args(["--url", &self.url, "--max-examples", &self.examples.to_string()]);
        command.args(["--checks", "not_a_server_error,ignored_auth", "--phases", "examples,coverage,fuzzing"]);
        command.args(["--mode", "all", "--workers", "2", "--max-redirects", "0", "--request-timeout", "30"]);
        command.args(["--no-color", "--no-shrink", "--warnings", "off", "--continue-on-failure", "--seed", "1"]);
        command.args(["--suppress-health-check", "all", "--generation-database", "none"]);
        for header in &headers {
            command.args(["--header", header]);
        }
        let said = command.current_dir(self.file.parent().unwrap_or(Path::new("/"))).output().unwrap();
        if !said.status.success() {
            println!("as {role}: {}{}", String::from_utf8_lossy(&said.stdout), String::from_utf8_lossy(&said.stderr));
        }
        said.status.success()
    }
}

mod tally {
    use std::sync::atomic::AtomicUsize;

    pub static ALL: AtomicUsize = AtomicUsize::new(0);
    pub static ERRORS: AtomicUsize = AtomicUsize::new(0);
}

/// Counts answers, and those that are errors of the server.
async fn counted(request: axum::extract::Request, next: axum::middleware::Next) -> axum::response::Response {
    use std::sync::atomic::Ordering;
    let what = format!("{} {}", request.method(), request.uri());
    let response = next.run(request).await;
    tally::ALL.fetch_add(1, Ordering::Relaxed);
    if response.status().is_server_error() {
        println!("{} for {what}", response.status());
        tally::ERRORS.fetch_add(1, Ordering::Relaxed);
    }
    response
}

fn answered() -> (usize, usize) {
    use std::sync::atomic::Ordering;
    (tally::ALL.load(Ordering::Relaxed), tally::ERRORS.load(Ordering::Relaxed))
}
