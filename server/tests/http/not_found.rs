//! What does not exist and what is not one's own are answered byte for byte alike.

use crate::matrix::{Ground, addresses, some};
use crate::portal::Answer;
use axum::body::Body;
use axum::http::{Request, header};
use std::collections::BTreeSet;
use testing::houses;
use testing::proof::Proof;
use uuid::Uuid;

const PROOF: Proof = Proof("not-found");

#[tokio::test]
async fn nothing_tells_what_exists() {
    let (table, mut differences, mut tried, mut keyed) = (addresses(), BTreeSet::new(), 0, 0);
    for house in houses().await.unwrap() {
        let ground = Box::pin(Ground::new(house)).await;
        let cookies = ground.cookies().await;
        let none = ground.portal.house.nobody().new_id();
        for (turn, (address, row)) in table.rows.iter().enumerate() {
            let theirs = ground.path(address);
            let Some(nowhere) = elsewhere(&theirs, none) else { continue };
            keyed += 1;
            let unseen: Vec<usize> = (0..cookies.len()).filter(|n| row.expected(&ground.people[*n]) == 404).collect();
            for n in some(turn, unseen.len(), PROOF.times(2, 30)).map(|n| unseen[n]) {
                tried += 1;
                let one = ground.portal.get(Some(&cookies[n]), &theirs).await;
                let other = ground.portal.get(Some(&cookies[n]), &nowhere).await;
                if told(&one, &theirs) != told(&other, &nowhere) {
                    differences.insert(format!("{address} to {}", ground.people[n].name()));
                }
            }
        }
        for (turn, address) in table.forms.iter().enumerate() {
            let theirs = ground.path(address).replace("{row}", &none.to_string()).replace("{grant}", &none.to_string());
            let Some(nowhere) = elsewhere(&theirs, none).filter(|nowhere| *nowhere != theirs) else { continue };
            keyed += 1;
            let outside = ["other-prime", "other-sub", "other-ministry", "lower"];
            let unseen: Vec<usize> = (0..cookies.len()).filter(|n| outside.contains(&ground.people[*n].side)).collect();
            for n in some(turn, unseen.len(), PROOF.times(2, 30)).map(|n| unseen[n]) {
                for (kind, body) in FORMS {
                    tried += 1;
                    let one = post(&ground, &cookies[n], &theirs, (kind, body)).await;
                    let other = post(&ground, &cookies[n], &nowhere, (kind, body)).await;
                    if told(&one, &theirs) != told(&other, &nowhere) {
                        differences.insert(format!("POST {address} as {kind} by {}", ground.people[n].name()));
                    }
                }
            }
        }
    }
    for difference in &differences {
        println!("{difference}");
    }
    PROOF.never("answers that tell that something exists", differences.len(), tried);
    PROOF.at_least("addresses with a key, on each database", keyed, 200, keyed);
    PROOF.at_least("pairs of answers", tried, PROOF.times(400, 10_000), tried);
}

/// A form as a browser sends it, and one with a file.
const FORMS: [(&str, &str); 2] = [
    ("application/x-www-form-urlencoded", "next=%2F&revision=1"),
    (
        "multipart/form-data; boundary=b",
        "--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\ncontent-type: text/plain\r\n\r\na\r\n--b--\r\n",
    ),
];

async fn post(ground: &Ground, cookie: &str, path: &str, (kind, body): (&str, &'static str)) -> Answer {
    let request = Request::post(path).header(header::COOKIE, cookie).header(header::ACCEPT, "text/html");
    let request = request.header(header::CONTENT_TYPE, kind).header("sec-fetch-site", "same-origin");
    ground.portal.send(request.header(header::HOST, "127.0.0.1:3000").body(Body::from(body)).unwrap()).await
}

/// The same address of something that does not exist, where it has a key.
pub fn elsewhere(path: &str, none: Uuid) -> Option<String> {
    let mut found = false;
    let mut swap = |part: &str, at: char| {
        let swapped = part.split(at).map(|part| match Uuid::try_parse(part) {
            Ok(_) => {
                found = true;
                none.to_string()
            }
            Err(_) => part.to_owned(),
        });
        swapped.collect::<Vec<_>>().join(&at.to_string())
    };
    let by_slash = swap(path, '/');
    let by_query = swap(&by_slash, '=');
    found.then_some(by_query)
}

/// All that an answer tells but when it was given, its own numbers and the one that lets its scripts run.
pub fn told(answer: &Answer, path: &str) -> (u16, BTreeSet<(String, String)>, String) {
    let telling = answer.headers.iter().filter(|(name, _)| !["date", "x-request-id"].contains(&name.as_str()));
    let headers = telling.map(|(name, value)| {
        let value = String::from_utf8_lossy(value.as_bytes()).replace(path, "PATH");
        (name.to_string(), without_nonce(&value))
    });
    (answer.status.as_u16(), headers.collect(), without_nonce(&answer.text().replace(path, "PATH")))
}

/// A page without the numbers that each has of its own: the nonce stands in attributes and, in the policy, behind a dash; the
/// number of its forms in a field.
pub fn without_nonce(text: &str) -> String {
    ["nonce=\"", "nonce-", "name=\"idempotency_key\" value=\""].iter().fold(text.to_owned(), |text, start| {
        let mut parts = text.split(start);
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |text, part| text + part.split_once(['"', '\'']).map_or(part, |(_, rest)| rest))
    })
}
