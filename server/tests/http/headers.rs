//! The headers of every kind of answer, by the scoring rules of the public observatory (mdn/mdn-http-observatory,
//! `src/grader/charts.js`: 100 and what is added or taken for each; additions count from 90) and by ASVS 5.0 3.4.

use crate::portal::{Answer, Portal, Things};
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use axum::routing::get;
use std::collections::BTreeMap;
use std::sync::Arc;
use testing::houses;
use testing::proof::Proof;
use tower::ServiceExt as _;

const PROOF: Proof = Proof("headers");

/// What the observatory gives, and takes, for one set of headers. What only a scan over the network tells (redirection to https,
/// the preload list) adds nothing.
fn score(headers: &HeaderMap) -> i32 {
    let parts = [
        policy(headers),
        framing(headers),
        cookies(headers),
        sharing(headers),
        named(headers, "referrer-policy", &PRIVATE, 5, 0, -5),
        named(headers, "x-content-type-options", &["nosniff"], 0, -5, -5),
        named(headers, "cross-origin-resource-policy", &["same-origin", "same-site"], 10, 0, -5),
        transport(headers),
    ];
    let taken: i32 = parts.iter().filter(|part| **part < 0).sum();
    let added: i32 = parts.iter().filter(|part| **part > 0).sum();
    let base = 100 + taken;
    if base >= 90 { base + added } else { base }
}

const PRIVATE: [&str; 4] = ["no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"];

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).map(|value| value.to_str().unwrap())
}

fn named(headers: &HeaderMap, name: &str, good: &[&str], held: i32, missing: i32, wrong: i32) -> i32 {
    text(headers, name).map_or(missing, |value| if good.contains(&value) { held } else { wrong })
}

type Policy<'a> = BTreeMap<&'a str, Vec<&'a str>>;

fn directives(headers: &HeaderMap) -> Option<Policy<'_>> {
    let policy = text(headers, "content-security-policy")?;
    let directives = policy.split(';').map(str::trim).filter(|directive| !directive.is_empty());
    Some(
        directives
            .map(|directive| (directive.split(' ').next().unwrap(), directive.split(' ').skip(1).collect()))
            .collect(),
    )
}

fn policy(headers: &HeaderMap) -> i32 {
    let Some(policy) = directives(headers) else { return -25 };
    let of = |name| policy.get(name).or_else(|| policy.get("default-src"));
    let broad = ["*", "https:", "http:", "data:", "'unsafe-inline'", "ftp:", "blob:"];
    let too_broad = |name| of(name).is_none_or(|sources| sources.iter().any(|source| broad.contains(source)));
    if too_broad("script-src") || too_broad("object-src") {
        return -20;
    }
    if policy.values().flatten().any(|source| source.starts_with("http:")) {
        return -20;
    }
    if policy.values().flatten().any(|source| *source == "'unsafe-eval'") {
        return -10;
    }
    let forms = policy.get("form-action").is_some_and(|to| to == &["'self'"] || to == &["'none'"]);
    let nothing = policy.get("default-src").is_some_and(|sources| sources == &["'none'"]);
    match (too_broad("style-src"), nothing && forms) {
        (true, _) => 0,
        (false, true) => 10,
        (false, false) => 5,
    }
}

fn framing(headers: &HeaderMap) -> i32 {
    let by_policy = directives(headers).and_then(|policy| policy.get("frame-ancestors").cloned());
    match by_policy {
        Some(who) if who == ["'none'"] || who == ["'self'"] => 5,
        Some(_) | None => named(headers, "x-frame-options", &["DENY", "SAMEORIGIN"], 0, -20, -20),
    }
}

fn cookies(headers: &HeaderMap) -> i32 {
    let (mut least, protected) = (None, transport(headers) >= 0);
    for cookie in headers.get_all(header::SET_COOKIE).iter().map(|cookie| cookie.to_str().unwrap().to_ascii_lowercase())
    {
        let has = |flag: &str| cookie.split(';').any(|part| part.trim() == flag);
        let session = cookie.contains("kakunin=");
        let worth = match (has("secure"), session && !has("httponly"), has("samesite=lax") || has("samesite=strict")) {
            (false, _, _) if protected => {
                if session {
                    -10
                } else {
                    -5
                }
            }
            (false, _, _) => {
                if session {
                    -40
                } else {
                    -20
                }
            }
            (true, true, _) => -30,
            (true, false, true) => 5,
            (true, false, false) => 0,
        };
        least = Some(least.map_or(worth, |least: i32| least.min(worth)));
    }
    least.unwrap_or(0)
}

fn sharing(headers: &HeaderMap) -> i32 {
    let with_credentials = headers.contains_key("access-control-allow-credentials");
    if headers.contains_key("access-control-allow-origin") && with_credentials { -50 } else { 0 }
}

fn transport(headers: &HeaderMap) -> i32 {
    let Some(value) = text(headers, "strict-transport-security") else { return -20 };
    let age = value.split(';').find_map(|part| part.trim().strip_prefix("max-age=")?.parse::<u64>().ok());
    match age {
        Some(age) if age >= 15_768_000 => 0,
        Some(_) => -10,
        None => -20,
    }
}

/// ASVS 5.0, 3.4: what every answer says, whatever it is.
fn asvs(what: &str, headers: &HeaderMap) {
    let says = |name: &str| text(headers, name).unwrap_or_else(|| panic!("{what} has no {name}")).to_owned();
    let age = says("strict-transport-security");
    assert!(age.contains("max-age=63072000") && age.contains("includeSubDomains"), "3.4.1 {what}: {age}");
    assert!(!headers.contains_key("access-control-allow-origin"), "3.4.2 {what}");
    let policy = directives(headers).unwrap_or_else(|| panic!("3.4.3 {what} has no policy"));
    let nothing = vec!["'none'"];
    assert_eq!(policy.get("base-uri"), Some(&nothing), "3.4.3 {what}");
    assert_eq!(policy.get("object-src").or_else(|| policy.get("default-src")), Some(&nothing), "3.4.3 {what}");
    assert_eq!(says("x-content-type-options"), "nosniff", "3.4.4 {what}");
    assert_eq!(says("referrer-policy"), "same-origin", "3.4.5 {what}");
    assert_eq!(policy.get("frame-ancestors"), Some(&nothing), "3.4.6 {what}");
    assert_eq!(says("cross-origin-opener-policy"), "same-origin", "3.4.8 {what}");
    assert_eq!(says("cross-origin-resource-policy"), "same-origin", "{what}");
    let allowed = says("permissions-policy");
    for denied in ["camera=()", "geolocation=()", "microphone=()", "publickey-credentials-create=()"] {
        assert!(allowed.split(", ").any(|part| part == denied), "{what}: {allowed}");
    }
    // One asks a device where somebody shows who they are, and nowhere else.
    let asks = allowed.contains("publickey-credentials-get=(self)");
    assert!(asks == what.ends_with("the way in") && asks != allowed.contains("get=()"), "{what}: {allowed}");
}

#[test]
fn the_rules_take_what_the_observatory_takes() {
    let headers = |pairs: &[(&'static str, &'static str)]| -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect()
    };
    assert_eq!(score(&headers(&[])), 100 - 25 - 20 - 5 - 20);
    let policy = "default-src 'none'; form-action 'self'; frame-ancestors 'none'";
    let good = [
        ("content-security-policy", policy),
        ("x-content-type-options", "nosniff"),
        ("strict-transport-security", "max-age=63072000"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("set-cookie", "__Host-kakunin=1; Secure; HttpOnly; SameSite=Lax"),
    ];
    assert_eq!(score(&headers(&good)), 100 + 10 + 5 + 5 + 10 + 5);
    let with = |name: &'static str, value: &'static str| {
        let others = good.iter().copied().filter(|(known, _)| *known != name);
        score(&headers(&others.chain([(name, value)]).collect::<Vec<_>>()))
    };
    assert_eq!(
        with("content-security-policy", "default-src 'none'; script-src 'unsafe-inline'; frame-ancestors 'none'"),
        80
    );
    assert_eq!(with("set-cookie", "__Host-kakunin=1; Secure; SameSite=Lax"), 70);
    assert_eq!(with("set-cookie", "kakunin=1; HttpOnly; SameSite=Lax"), 120);
    assert_eq!(with("strict-transport-security", "max-age=60"), 125);
}

#[tokio::test]
async fn every_kind_of_answer_scores_a_hundred() {
    let mut scores = Vec::new();
    for mut house in houses().await.unwrap() {
        Arc::get_mut(&mut house.house).unwrap().public_url = "https://kakunin.example".to_owned();
        let portal = Portal::new(house).await;
        let things = Things::applied(&portal).await;
        let clerk = portal.cookie(&portal.world.clerk).await.replace("kakunin=", "__Host-kakunin=");
        let mut answers: Vec<(&str, StatusCode, Answer)> = Vec::new();
        let sheet = things.path(&portal, "/confirmation/{id}/workbook.xlsx");
        let file = things.path(&portal, "/evidence/{id}");
        let read: [(&str, Option<&str>, &str, StatusCode); 14] = [
            ("a page", Some(&clerk), "/", StatusCode::OK),
            ("the way in", None, "/sign-in", StatusCode::OK),
            ("a list", Some(&clerk), "/engagement", StatusCode::OK),
            ("a list as a file", Some(&clerk), "/engagement.csv", StatusCode::OK),
            ("a workbook", Some(&clerk), &sheet, StatusCode::OK),
            ("evidence", Some(&clerk), &file, StatusCode::OK),
            ("evidence not shown", None, &file, StatusCode::SEE_OTHER),
            ("a part of the pages", None, "/assets/a.js", StatusCode::OK),
            ("no such part", None, "/assets/b.js", StatusCode::NOT_FOUND),
            ("a redirect", None, "/", StatusCode::FOUND),
            ("no such page", Some(&clerk), "/none", StatusCode::NOT_FOUND),
            ("no such calendar", None, "/calendar/0.ics", StatusCode::NOT_FOUND),
            ("alive", None, "/health/live", StatusCode::OK),
            ("ready", None, "/health/ready", StatusCode::OK),
        ];
        for (what, cookie, path, status) in read {
            answers.push((what, status, portal.get(cookie, path).await));
        }
        let address = service::deadline::make(&portal.world.as_(&portal.world.clerk)).await.unwrap();
        let feed = portal.get(None, &address[address.find("/calendar/").unwrap()..]).await;
        answers.push(("a calendar", StatusCode::OK, feed));
        let path = "/api/app/engagement/api/edit";
        let form = format!("id={}&revision=1&work=w&place=p", things.engagement);
        answers.push(("a server function", StatusCode::FOUND, portal.post(Some(&clerk), path, &form).await));
        answers.push(("one without arguments", StatusCode::FOUND, portal.post(Some(&clerk), path, "").await));
        answers.push((
            "a language chosen",
            StatusCode::SEE_OTHER,
            portal.post(None, "/language", "locale=en&next=/").await,
        ));
        for (what, method, status) in [
            ("a request from elsewhere", Method::POST, StatusCode::FORBIDDEN),
            ("a method that no page has", Method::OPTIONS, StatusCode::METHOD_NOT_ALLOWED),
        ] {
            let request = Request::builder().method(method).uri("/").body(Body::empty()).unwrap();
            answers.push((what, status, portal.send(request).await));
        }
        answers.push(("a failure", StatusCode::INTERNAL_SERVER_ERROR, failed(&portal).await));
        for (what, status, answer) in answers {
            let (what, found) = (format!("{} {what}", portal.house.name), score(&answer.headers));
            assert_eq!(answer.status, status, "{what}");
            println!("{what} scores {found}");
            scores.push(found);
            asvs(&what, &answer.headers);
        }
    }
    let lowest = usize::try_from(scores.iter().copied().min().unwrap()).unwrap_or(0);
    PROOF.at_least("lowest score of a kind of answer, by the observatory's rules", lowest, 100, scores.len());
    PROOF.at_least("kinds of answers", scores.len(), 21, scores.len());
}

/// What is answered where the portal itself is at fault.
async fn failed(portal: &Portal) -> Answer {
    async fn at_fault() -> &'static str {
        panic!("at fault")
    }
    let routes = server::http::around(Router::new().route("/fault", get(at_fault)), portal.house.house.clone());
    let response = routes.oneshot(Request::get("/fault").body(Body::empty()).unwrap()).await.unwrap();
    let (parts, body) = response.into_parts();
    Answer { status: parts.status, headers: parts.headers, body: axum::body::to_bytes(body, 1_000).await.unwrap() }
}
