//! Key, settings, folders: what a start makes, and what it refuses in one line.

use super::ground::{Ground, Said, mode, said};
use std::fs;
use std::os::unix::fs::PermissionsExt as _;

fn refused(said: &Said, with: &str) {
    assert_eq!(said.code, Some(1), "{}{}", said.out, said.err);
    assert_eq!(said.err.lines().count(), 1, "{}", said.err);
    assert!(said.err.starts_with("kakunin: ") && said.err.contains(with), "{}", said.err);
}

#[test]
fn the_first_start_makes_a_key_beside_the_data() {
    let ground = Ground::new();
    let first = ground.serve(&[]);
    for words in ["暗号鍵を作成しました", "A new key was made", "KAKUNIN_KEY_FILE", "mails wait in the outbox"]
    {
        assert!(first.out.contains(words), "{words}: {}", first.out);
    }
    assert_eq!(first.get("/health/live"), (200, "live".to_owned()));
    assert_eq!(first.get("/health/ready"), (200, "ready".to_owned()));
    drop(first);
    assert_eq!((mode(&ground.key_file()), mode(&ground.data())), (0o600, 0o700));
    assert!(!ground.data().join("data.key").exists());
    let header = fs::read(ground.data().join("kakunin.sqlite")).unwrap();
    assert!(!header.starts_with(b"SQLite format 3"));
    let second = ground.serve(&[]);
    assert!(!second.out.contains("KAKUNIN_KEY_FILE"), "{}", second.out);
}

#[tokio::test]
async fn no_start_without_the_right_key() {
    for ground in Ground::each().await {
        assert_eq!(ground.run(&["migrate"]).code, Some(0));
        let key = fs::read_to_string(ground.key_file()).unwrap();
        let other = service::keys::Keys::new_master().unwrap();
        for command in ["verify", "migrate", "worker"] {
            refused(&said(ground.kakunin(&[command]).env("KAKUNIN_KEY", &other)), "key");
        }
        refused(&said(ground.serving(&[]).env("KAKUNIN_KEY", &other)), "key");
        fs::remove_file(ground.key_file()).unwrap();
        refused(&said(&mut ground.serving(&[])), "its key is missing");
        assert!(!ground.key_file().exists(), "a key was made for data that has another");
        assert_eq!(said(ground.kakunin(&["verify"]).env("KAKUNIN_KEY", key.trim())).code, Some(0));
        fs::write(ground.folder.join("moved"), &key).unwrap();
        fs::set_permissions(ground.folder.join("moved"), fs::Permissions::from_mode(0o400)).unwrap();
        assert_eq!(said(ground.kakunin(&["verify"]).env("KAKUNIN_KEY_FILE", "moved")).code, Some(0));
    }
}

#[test]
fn a_refusal_ends_as_told() {
    let ground = Ground::new();
    assert_eq!(ground.run(&["migrate"]).code, Some(0));
    let other = service::keys::Keys::new_master().unwrap();
    // The end of the process and the end of its connections used to meet: one in fifty fell with a signal.
    for _ in 0..150 {
        refused(&said(ground.kakunin(&["verify"]).env("KAKUNIN_KEY", &other)), "key");
    }
}

#[test]
fn a_key_that_others_can_take_is_refused() {
    let ground = Ground::new();
    assert_eq!(ground.run(&["migrate"]).code, Some(0));
    for open in [0o644, 0o604, 0o620] {
        fs::set_permissions(ground.key_file(), fs::Permissions::from_mode(open)).unwrap();
        refused(&ground.run(&["verify"]), "chmod 600");
    }
    fs::set_permissions(ground.key_file(), fs::Permissions::from_mode(0o600)).unwrap();
    fs::copy(ground.key_file(), ground.data().join("inside.key")).unwrap();
    refused(&said(ground.kakunin(&["verify"]).env("KAKUNIN_KEY_FILE", "data/inside.key")), "inside the data folder");
    fs::write(ground.key_file(), "not a key").unwrap();
    refused(&ground.run(&["verify"]), "64 hexadecimal digits");
    fs::write(ground.key_file(), "").unwrap();
    refused(&ground.run(&["verify"]), "64 hexadecimal digits");
}

#[test]
fn a_file_that_is_no_database_of_ours_is_refused() {
    let ground = Ground::new();
    assert_eq!(ground.run(&["migrate"]).code, Some(0));
    fs::write(ground.data().join("kakunin.sqlite"), [b'x'; 8192]).unwrap();
    refused(&ground.run(&["verify"]), "key does not open");
}

#[test]
fn every_mistake_is_a_line() {
    let ground = Ground::new();
    fs::write(ground.folder.join("kakunin.toml"), "colour = \"red\"\n[smtp]\nurl = \"mail\"").unwrap();
    let said = said(ground.serving(&[]).env("KAKUNIN_PUBLIC_URL", "portal").env("KAKUNIN_SMTP_FROM", "x@example.jp"));
    assert_eq!((said.code, said.out.as_str()), (Some(1), ""));
    for name in ["colour: ", "smtp.url: ", "smtp.from: ", "public_url: ", "smtp_from: "] {
        assert!(said.err.lines().any(|line| line.starts_with(&format!("kakunin: {name}"))), "{name}{}", said.err);
    }
    assert!(!ground.data().exists(), "something was made");
}

#[test]
fn what_a_start_needs() {
    let ground = Ground::new();
    refused(&ground.run(&["verify"]), "data: No such file");
    refused(&ground.run(&["worker"]), "data: No such file");
    refused(&ground.run(&["serve", "--listen", "127.0.0.1:0", "--assets", "none"]), "none");
    refused(&ground.run(&["serve", "--listen", "0.0.0.0:0", "--assets", "assets"]), "public_url");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    refused(&ground.run(&["serve", "--listen", &address, "--assets", "assets"]), &address);
    let mut dead = ground.serving(&[]);
    dead.env("KAKUNIN_DATABASE__URL", "postgres://user:hunter2@127.0.0.1:1/none");
    let said = said(&mut dead);
    refused(&said, "database");
    assert!(!said.err.contains("hunter2"), "{}", said.err);
}

#[tokio::test]
async fn a_user_who_may_make_no_role_is_told_what_to_do() {
    for ground in Ground::each().await {
        let Some(url) = &ground.database else { continue };
        let plain = testing::plainly(url).await.unwrap();
        let started = |policies: &str, arguments: &[&str]| {
            let mut command = ground.kakunin(arguments);
            command.env("KAKUNIN_DATABASE__URL", &plain).env("KAKUNIN_DATABASE__ROW_POLICIES", policies);
            said(&mut command)
        };
        let told = started("on", &["migrate"]);
        refused(&told, "CREATE ROLE kakunin_served NOLOGIN; GRANT kakunin_served TO plain_");
        assert!(told.err.contains("row_policies") && !told.err.contains("database does not answer"), "{}", told.err);
        assert_eq!(started("off", &["migrate"]).code, Some(0));
        // As an administrator of the server would.
        let user = plain.split(['/', '@']).nth(2).unwrap();
        let house = ground.house().await;
        house.house.store.migrate().await.unwrap();
        house.run(&format!("GRANT kakunin_served TO {user}")).await.unwrap();
        let granted = started("on", &["migrate"]);
        assert_eq!(granted.code, Some(0), "{}", granted.err);
    }
}
