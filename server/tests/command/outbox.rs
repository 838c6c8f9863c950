//! Mails: through a real conversation, tried again, never more than a number and a link.

use super::ground::{Ground, Serving};
use super::smtp::Mailbox;
use std::time::{Duration, Instant};

fn until(what: &str, mut done: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !done() {
        assert!(begun.elapsed() < Duration::from_secs(60), "{what}");
        std::thread::sleep(Duration::from_millis(100));
    }
}

fn with_mail(ground: &Ground, mailbox: &Mailbox, arguments: &[&str]) -> Serving {
    let mut command = ground.serving(arguments);
    command.env("KAKUNIN_SMTP__URL", format!("smtp://127.0.0.1:{}", mailbox.port));
    command.env("KAKUNIN_SMTP__FROM", "Kakunin <no-reply@kakunin.example>");
    Serving::start(&mut command)
}

#[tokio::test]
async fn a_number_and_a_link() {
    for ground in Ground::each().await {
        let mailbox = Mailbox::open(0);
        let serving = with_mail(&ground, &mailbox, &["--demo"]);
        until("no mail came", || mailbox.mails().len() > 3);
        for (recipient, text) in mailbox.mails() {
            assert!(recipient.contains(".example>"), "{recipient}");
            assert!(
                text.contains("From: \"Kakunin\" <no-reply@kakunin.example>") || text.contains("From: Kakunin <"),
                "{text}"
            );
            assert!(text.contains("Auto-Submitted: auto-generated") && text.contains("Message-ID: <"), "{text}");
            let body = decoded(&text);
            assert!(body.contains(&format!("{}/", serving.url)), "{body}");
            for told in ["歯車", "みなと", "あさひ", "渡辺", "旭"] {
                assert!(!body.contains(told), "{told}: {body}");
            }
        }
        assert!(!serving.log().contains(".example"), "{}", serving.log());
    }
}

#[tokio::test]
async fn a_mail_server_that_is_busy_is_asked_again() {
    let ground = Ground::new();
    let mailbox = Mailbox::open(usize::MAX);
    let serving = with_mail(&ground, &mailbox, &["--demo"]);
    until("nobody tried", || mailbox.refusals.load(std::sync::atomic::Ordering::SeqCst) < usize::MAX - 3);
    until("it is not told", || serving.log().contains("mail not sent"));
    // The server's own words name people: they are for the outbox, not for the log.
    assert!(!serving.log().contains("is busy") && !serving.log().contains(".example"), "{}", serving.log());
    drop(serving);
    mailbox.refusals.store(0, std::sync::atomic::Ordering::SeqCst);
    let house = ground.house().await;
    house
        .behind_the_back("job", "UPDATE job SET due_at = '2026-01-01 00:00:00+00:00', claimed_until = NULL")
        .await
        .unwrap();
    let told = house.pairs("SELECT CAST(attempts AS TEXT), error FROM job WHERE attempts > 0").await.unwrap();
    assert!(told.iter().any(|(_, error)| error.contains("is busy")), "{told:?}");
    drop(house);
    let waiting = told.len();
    let _serving = with_mail(&ground, &mailbox, &["--demo", "--no-worker"]);
    assert!(mailbox.mails().is_empty(), "--no-worker works");
    let mut worker = ground.kakunin(&["worker"]);
    worker.env("KAKUNIN_SMTP__URL", format!("smtp://127.0.0.1:{}", mailbox.port));
    worker.env("KAKUNIN_SMTP__FROM", "no-reply@kakunin.example");
    let mut worker = worker.spawn().unwrap();
    until("the worker sends nothing", || mailbox.mails().len() >= waiting);
    worker.kill().unwrap();
    worker.wait().unwrap();
}

#[tokio::test]
async fn only_a_bad_address_is_given_up_at_once() {
    for (answer, given_up) in [
        ("550 5.1.1 {} no such user", true),
        ("550 5.7.1 {} relaying denied", false),
        ("535 5.7.8 authentication failed", false),
        ("554 transaction failed", false),
    ] {
        let ground = Ground::new();
        let mailbox = Mailbox::refusing(usize::MAX, answer);
        let serving = with_mail(&ground, &mailbox, &["--demo"]);
        until("nobody tried", || mailbox.refusals.load(std::sync::atomic::Ordering::SeqCst) < usize::MAX - 3);
        until("it is not told", || serving.log().contains("mail not sent"));
        drop(serving);
        let house = ground.house().await;
        let told = "SELECT CAST(attempts AS TEXT), CASE WHEN failed_at IS NULL THEN 'waits' ELSE 'over' END FROM job \
                    WHERE error <> ''";
        let told = house.pairs(told).await.unwrap();
        let wanted = ("1".to_owned(), if given_up { "over" } else { "waits" }.to_owned());
        assert!(!told.is_empty() && told.iter().all(|found| *found == wanted), "{answer}: {told:?}");
    }
}

#[test]
fn without_a_server_the_demonstration_writes_files() {
    let ground = Ground::new();
    let _serving = ground.serve(&["--demo"]);
    let outbox = ground.data().join("outbox");
    until("no file was written", || std::fs::read_dir(&outbox).is_ok_and(|files| files.count() > 3));
}

/// The body of a mail in base64 or quoted-printable, near enough.
fn decoded(mail: &str) -> String {
    let (head, body) = mail.split_once("\n\n").unwrap();
    if head.contains("base64") {
        let digits: Vec<u32> = body.bytes().filter_map(digit).collect();
        let bytes: Vec<u8> = digits
            .chunks(4)
            .flat_map(|four| {
                let word = four.iter().fold(0, |word, digit| word << 6 | digit) << (6 * (4 - four.len()));
                word.to_be_bytes()[1..four.len()].to_vec()
            })
            .collect();
        return String::from_utf8(bytes).unwrap();
    }
    body.to_owned()
}

fn digit(byte: u8) -> Option<u32> {
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    alphabet.iter().position(|known| *known == byte).and_then(|at| u32::try_from(at).ok())
}
