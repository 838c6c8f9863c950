//! Every server function, listed once: a new one without a line in the list fails. Who may is tried in `matrix/commands.rs`.

use crate::command_list::{COMMANDS, ELSEWHERE};
use crate::portal::Portal;
use leptos::server_fn::axum::server_fn_paths;
use std::collections::BTreeSet;
use std::fmt::Write as _;

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
