//! The commands besides `serve`, and what the log tells.

use super::ground::{Ground, Serving, said};
use std::io::Write as _;
use std::process::Stdio;

const ADMIN: [&str; 7] =
    ["create-admin", "--organisation", "防衛装備庁", "--email", "admin@example.jp", "--name", "高橋"];

#[tokio::test]
async fn the_first_administrator() {
    for ground in Ground::each().await {
        let weak = said(ground.kakunin(&ADMIN).env("KAKUNIN_ADMIN_PASSWORD", "short"));
        assert_eq!(weak.code, Some(1));
        assert!(weak.err.contains("password: password-too-short"), "{}", weak.err);
        let made = said(ground.kakunin(&ADMIN).env("KAKUNIN_ADMIN_PASSWORD", "nine blue herons over ferric water"));
        assert_eq!(made.code, Some(0), "{}", made.err);
        let again = said(ground.kakunin(&ADMIN).env("KAKUNIN_ADMIN_PASSWORD", "nine blue herons over ferric water"));
        assert!(again.code == Some(1) && again.err.contains("email: "), "{}", again.err);
        let house = ground.house().await;
        let (ctx, password) = (house.nobody(), "nine blue herons over ferric water");
        let passed = service::account::with_password(&ctx, "admin@example.jp", password, None).await.unwrap();
        assert!(passed.offered.is_some());
        drop((ctx, house));
        assert_eq!(ground.run(&["verify"]).code, Some(0));
    }
}

#[test]
fn a_password_from_standard_input() {
    let ground = Ground::new();
    let mut child = ground.kakunin(&ADMIN).stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all("かわせみ七羽がさびた橋をわたる\n".as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut unknown = ADMIN.to_vec();
    unknown.extend(["--role", "emperor"]);
    let said = ground.run(&unknown);
    assert!(said.code == Some(1) && said.err.contains("--role emperor"), "{}", said.err);
}

#[test]
fn workbooks() {
    let ground = Ground::new();
    let missing = ground.run(&["import-checklist", "none.xlsx"]);
    assert!(missing.code == Some(1) && missing.err.contains("none.xlsx"), "{}", missing.err);
    std::fs::write(ground.folder.join("text.xlsx"), "no workbook").unwrap();
    let nowhere = ground.run(&["import-checklist", "text.xlsx", "--dry-run"]);
    assert!(nowhere.code == Some(1) && !ground.data().exists(), "a dry run makes something: {}", nowhere.err);
    assert_eq!(ground.run(&["migrate"]).code, Some(0));
    let said = ground.run(&["import-checklist", "text.xlsx", "--dry-run"]);
    assert!(said.code == Some(1) && said.err.lines().count() == 1, "{}{}", said.out, said.err);
}

#[test]
fn logs_are_lines_of_json_without_queries() {
    let ground = Ground::new();
    let serving = ground.serve(&[]);
    serving.get("/sign-in?email=taro%40example.jp");
    serving.get("/invitation/0123456789abcdef");
    std::thread::sleep(std::time::Duration::from_millis(200));
    let log = serving.log();
    for line in log.lines() {
        assert!(serde_json::from_str::<serde_json::Value>(line).is_ok(), "{line}");
    }
    assert!(!log.contains("taro") && !log.contains("0123456789abcdef"), "{log}");
}

#[test]
fn libraries_never_tell_below_info() {
    let ground = Ground::new();
    let serving = Serving::start(ground.serving(&[]).env("KAKUNIN_LOG", "trace"));
    serving.get("/sign-in");
    let key = std::fs::read_to_string(ground.key_file()).unwrap();
    let log = serving.log();
    assert!(!log.contains(key.trim()) && !log.contains("sqlcipher") && !log.contains("PRAGMA"), "{log}");
}
