//! Every server function, listed once: nobody, a stranger and somebody of the wrong role leave no trace, whoever it is meant
//! for leaves a trail entry. A new server function without a line in the list fails.

use crate::command_list::{COMMANDS, ELSEWHERE, Line, OWN};
use crate::portal::Portal;
use crate::scene::Scene;
use crate::state::actor;
use axum::http::StatusCode;
use leptos::server_fn::axum::server_fn_paths;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Arc;
use testing::houses;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

#[tokio::test]
async fn every_command_is_listed() {
    let portal = Portal::new(testing::sqlite().await.unwrap()).await;
    drop(portal); // the routes register the server functions
    let listed: BTreeSet<String> = COMMANDS
        .into_iter()
        .flatten()
        .map(|line| line.path)
        .chain(ELSEWHERE.iter().map(|(path, _)| *path))
        .map(|path| format!("/api/app/{path}"))
        .collect();
    let existing: BTreeSet<String> = server_fn_paths().map(|(path, _)| path.to_owned()).collect();
    assert_eq!(existing.difference(&listed).collect::<Vec<_>>(), Vec::<&String>::new(), "without a line here");
    assert_eq!(listed.difference(&existing).collect::<Vec<_>>(), Vec::<&String>::new(), "no longer there");
    let mut text =
        String::from("Server functions: who may, an example of who may not; nobody and strangers never.\n\n");
    for line in COMMANDS.into_iter().flatten() {
        writeln!(text, "{:<48} {:?} in {:?}; not {:?}", line.path, line.right, line.state, line.wrong).unwrap();
    }
    for (path, tried) in ELSEWHERE {
        writeln!(text, "{path:<48} {tried}").unwrap();
    }
    crate::golden("endpoints.txt", &text);
}

/// Lines that are tried beside each other: most of a try is waiting for a database.
const AT_ONCE: usize = 4;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn only_whom_it_is_meant_for_leaves_a_trace() {
    let room = Arc::new(Semaphore::new(AT_ONCE));
    let mut tries = JoinSet::new();
    for line in COMMANDS.into_iter().flatten() {
        let room = room.clone();
        tries.spawn(async move {
            let _place = room.acquire_owned().await.unwrap();
            for house in houses().await.unwrap() {
                Box::pin(tried(line, Portal::new(house).await)).await;
            }
        });
    }
    while let Some(tried) = tries.join_next().await {
        tried.unwrap();
    }
}

async fn tried(line: &Line, portal: Portal) {
    let name = portal.house.name;
    let scene = Scene::new(&portal, line.state).await;
    let (path, form) = (format!("/api/app/{}", line.path), (line.form)(&scene));
    let before = portal.entries().await;

    let answer = portal.post(None, &path, &form).await;
    assert!(
        answer.location().is_some_and(|to| to.starts_with("/sign-in") || line.path.ends_with("autosave")),
        "{name} {path} nobody: {:?}",
        answer.location()
    );
    let own = OWN.contains(&line.path);
    for stranger in [&portal.world.stranger, &portal.world.bystander].into_iter().filter(|_| !own) {
        let cookie = portal.cookie(stranger).await;
        let answer = portal.post(Some(&cookie), &path, &form).await;
        assert_eq!(answer.status, StatusCode::FOUND, "{name} {path}");
        // A script asks to save while one types, and is told a code instead of being led away.
        if form.starts_with("id=") && !line.path.ends_with("autosave") {
            assert_eq!(answer.location(), Some("/not-found"), "{name} {path} a stranger");
        }
    }
    let cookie = portal.cookie(actor(&portal.world, line.wrong)).await;
    portal.post(Some(&cookie), &path, &form).await;
    assert_eq!(portal.entries().await, before, "{name} {path}: a stranger or {:?} left a trace", line.wrong);

    let cookie = portal.cookie(actor(&portal.world, line.right)).await;
    let answer = portal.post(Some(&cookie), &path, &form).await;
    assert_eq!(answer.status, StatusCode::FOUND, "{name} {path}: {}", answer.text());
    assert!(portal.entries().await > before, "{name} {path}: {:?} left no trace ({:?})", line.right, answer.location());
}
