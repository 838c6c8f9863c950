//! The demonstration is for loopback, and its data for nothing else.

use super::ground::{Ground, said};

#[test]
fn never_for_others() {
    let ground = Ground::new();
    for (listen, url) in [("0.0.0.0:0", "https://kakunin.example"), ("127.0.0.1:0", "https://kakunin.example")] {
        let mut command = ground.kakunin(&["serve", "--demo", "--assets", "assets", "--listen", listen]);
        let said = said(command.env("KAKUNIN_PUBLIC_URL", url));
        assert_eq!(said.code, Some(1), "{listen}");
        assert!(said.err.contains("--demo has known passwords") && said.err.contains("loopback"), "{}", said.err);
    }
    let ahead = said(&mut ground.kakunin(&["serve", "--days-ahead", "3", "--assets", "assets"]));
    assert_eq!(ahead.code, Some(2), "only a demonstration runs ahead of time: {}", ahead.err);
    assert!(ahead.err.contains("--demo"), "{}", ahead.err);
    assert!(!ground.data().exists(), "something was made");
}

#[tokio::test]
async fn loads_and_never_becomes_real() {
    for ground in Ground::each().await {
        let demo = ground.serve(&["--demo"]);
        let people: Vec<&str> = demo.out.lines().filter(|line| line.starts_with("sign-in: ")).collect();
        assert!(people.len() > 10, "{}", demo.out);
        let again = ground.serve(&["--demo"]);
        assert!(people.iter().all(|line| again.out.contains(line)), "{}", again.out);
        drop((demo, again));
        let real = said(&mut ground.serving(&[]));
        assert_eq!(real.code, Some(1));
        assert!(real.err.contains("demonstration"), "{}", real.err);
        let verified = ground.run(&["verify"]);
        assert_eq!(verified.code, Some(0), "{}{}", verified.out, verified.err);
    }
}
