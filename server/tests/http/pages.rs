//! Every page, listed once: what is answered to nobody, to a stranger, to whom it is meant for.

use crate::portal::{Portal, Things};
use app::routes::App;
use axum::http::StatusCode;
use leptos_axum::generate_route_list;
use service::testing::houses;
use std::collections::BTreeSet;

/// Who sees a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seen {
    /// Anybody, signed in or not.
    Open,
    /// Anybody signed in.
    SignedIn,
    /// People of this case, and what is answered to the subcontractor, the prime's checker, the ministry.
    Case { subcontractor: bool, checker: bool, ministry: bool },
    /// Only some: the clerk of a prime sees it or not.
    Role { clerk: bool, administrator: bool },
}

use Seen::{Case, Open, Role, SignedIn};

const PAGES: &[(&str, Seen)] = &[("x", Open), ("y", SignedIn), ("z", Case { subcontractor: true, checker: true, ministry: true }), ("w", Role { clerk: true, administrator: true })];

#[tokio::test]
async fn every_page_is_listed() {
    let existing: BTreeSet<String> = generate_route_list(App).iter().map(|route| route.path().to_owned()).collect();
    let listed: BTreeSet<String> = PAGES.iter().map(|(path, _)| (*path).to_owned()).collect();
    assert_eq!(existing.difference(&listed).collect::<Vec<_>>(), Vec::<&String>::new(), "without a line here");
    assert_eq!(listed.difference(&existing).collect::<Vec<_>>(), Vec::<&String>::new(), "no longer there");
}
