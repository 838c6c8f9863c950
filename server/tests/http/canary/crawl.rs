//! Every page, file, workbook, calendar and mail by everybody: along the links, and by the keys of everything there is.

use super::{Foreign, mark, markers};
use crate::matrix::{Ground, addresses, some};
use axum::http::StatusCode;
use service::comment::{self, CommentForm};
use service::{application, deadline};
use std::collections::{BTreeSet, VecDeque};
use testing::houses;
use testing::proof::Proof;
use uuid::Uuid;

const PROOF: Proof = Proof("canary");

/// The pages of single things, and the table whose keys they take.
const KEYED: [(&str, &str); 25] = [
    ("/agreement/", "agreement"),
    ("/application/", "application"),
    ("/audit-finding/", "audit_finding"),
    ("/audit-plan/", "audit_plan"),
    ("/audit/", "audit"),
    ("/checklist/", "checklist_version"),
    ("/checklist/draft/", "checklist_draft"),
    ("/confirmation/", "confirmation"),
    ("/conformity/", "conformity"),
    ("/corrective-part/", "corrective_part"),
    ("/corrective-plan/", "corrective_plan"),
    ("/desk/template/", "reason_template"),
    ("/disclosure/", "disclosure"),
    ("/dispatch/", "dispatch"),
    ("/engagement/", "engagement"),
    ("/evidence/", "evidence"),
    ("/ministry-audit.csv?id=", "ministry_audit"),
    ("/ministry-audit/", "ministry_audit"),
    ("/ministry-finding/", "ministry_finding"),
    ("/people/", "membership"),
    ("/risk-assessment/", "risk_assessment"),
    ("/risk-method/", "risk_method"),
    ("/risk/", "risk"),
    ("/vault/", "evidence"),
    ("/waiver/", "waiver"),
];

#[tokio::test]
async fn nobody_is_shown_the_words_of_others() {
    let (mut asked, mut answered, mut own, mut leaks) = (0, 0, 0, BTreeSet::new());
    let (mut mails, mut telling) = (0, 0);
    for house in houses().await.unwrap() {
        let ground = Box::pin(Ground::new(house)).await;
        assert!(mark(&ground.portal.house).await > 300, "hardly anything is marked");
        act(&ground).await;
        let foreign = Foreign::new(&ground).await;
        let paths = paths(&ground).await;
        let most = PROOF.times(24, 140);
        for n in some(0, ground.people.len(), PROOF.times(14, 60)) {
            let person = &ground.people[n];
            let cookie = ground.portal.cookie(&person.actor).await;
            // Others of all paths for each, then along the links.
            let mut queue: VecDeque<String> = some(n, paths.len(), most).map(|at| paths[at].clone()).collect();
            queue.push_front("/".to_owned());
            if let Ok(address) = deadline::make(&ground.portal.world.as_(&person.actor)).await {
                queue.extend(address.find("/calendar/").map(|at| address[at..].to_owned()));
            }
            let mut known: BTreeSet<String> = queue.iter().cloned().collect();
            let mut left = PROOF.times(32, 200);
            while let Some(path) = queue.pop_front().filter(|_| left > 0) {
                left -= 1;
                asked += 1;
                let answer = ground.portal.get(Some(&cookie), &path).await;
                assert_ne!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{path} to {}", person.name());
                answered += usize::from(answer.status == StatusCode::OK);
                own += usize::from(!markers(&answer.text()).is_empty());
                let found = foreign.to(person, &answer);
                leaks.extend(found.into_iter().map(|what| format!("{what}  ({} at {})", person.name(), shape(&path))));
                for link in links(&answer.text()).into_iter().filter(|link| known.insert(shape(link))) {
                    queue.push_back(link);
                }
            }
        }
        let payloads = "SELECT kind, payload FROM job";
        for (_, payload) in ground.portal.house.pairs(payloads).await.unwrap() {
            mails += 1;
            telling += usize::from(!markers(&payload).is_empty());
        }
    }
    for leak in &leaks {
        println!("{leak}");
    }
    PROOF.never("answers with words of another organisation", leaks.len(), asked);
    PROOF.never("mails and jobs with anybody's words", telling, mails);
    PROOF.at_least("answers that were read", asked, PROOF.times(400, 10_000), asked);
    PROOF.at_least("of them given, not refused", answered, asked / 10, asked);
    PROOF.at_least(
        "of them with the reader's own words, or words shown on purpose",
        own,
        PROOF.times(40, 1_000),
        asked,
    );
}

/// What people do once all is marked: notices and mails come of it.
async fn act(ground: &Ground) {
    let (world, things) = (&ground.portal.world, &ground.things);
    application::query(&world.as_(&world.officer), things.application, 1, "照会します").await.unwrap();
    let form = CommentForm {
        item: "b-training".into(),
        audience: "counterparty".into(),
        text: "版を教えてください".into(),
        ..CommentForm::default()
    };
    comment::write(&world.as_(&world.checker), things.sheet, &form).await.unwrap();
}

/// Every address of the table, and the pages of everything there is.
async fn paths(ground: &Ground) -> Vec<String> {
    let table = addresses();
    let mut paths: BTreeSet<String> = table.rows.keys().map(|address| ground.path(address)).collect();
    for (start, name) in KEYED {
        let key = if ground.portal.house.is_postgres() { "id::text" } else { "hex(id)" };
        let keys = ground.portal.house.pairs(&format!("SELECT {key}, '' FROM {name}")).await.unwrap();
        for (key, _) in keys {
            let key = Uuid::try_parse(&key).unwrap();
            paths.insert(format!("{start}{key}"));
            if name == "confirmation" {
                paths
                    .extend(["workbook.xlsx", "whole", "review", "receipt"].map(|page| format!("{start}{key}/{page}")));
            }
        }
    }
    paths.into_iter().collect()
}

/// Our own addresses that a page links to.
fn links(page: &str) -> Vec<String> {
    let parts = page.split("href=\"").skip(1).filter_map(|part| part.split_once('"'));
    let own = parts
        .map(|(link, _)| link.replace("&amp;", "&"))
        .filter(|link| link.starts_with('/') && !link.starts_with("//"));
    own.filter(|link| !link.starts_with("/assets/"))
        .map(|link| link.split('#').next().unwrap_or_default().to_owned())
        .collect()
}

/// An address without its keys: what it is, not of what.
fn shape(path: &str) -> String {
    let part = |part: &str| if Uuid::try_parse(part).is_ok() { "{}".to_owned() } else { part.to_owned() };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}
