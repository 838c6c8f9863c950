use super::Settings;
use crate::key::KeySetting;
use std::path::Path;

fn read(file: &str, variables: &[(&str, &str)]) -> Result<Settings, Vec<String>> {
    let path = std::env::temp_dir().join(format!("kakunin-settings-{}.toml", service::keys::token().unwrap()));
    std::fs::write(&path, file).unwrap();
    let variables: Vec<_> = variables.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
    let read = Settings::read(Some(&path), variables);
    std::fs::remove_file(&path).unwrap();
    read.map_err(|lines| lines.into_iter().map(|line| line.replace(&path.display().to_string(), "FILE")).collect())
}

fn mistakes(file: &str, variables: &[(&str, &str)]) -> Vec<String> {
    read(file, variables).err().unwrap_or_default()
}

#[test]
fn the_example_holds() {
    let example = include_str!("../../../kakunin.example.toml");
    assert_eq!(mistakes(example, &[]), [""; 0]);
    // Every line that is commented out holds too, once it is not.
    let all: String = example.lines().map(|line| format!("{}\n", line.strip_prefix("#: ").unwrap_or(line))).collect();
    let settings = read(&all, &[]).unwrap();
    assert!(settings.public_url.is_some() && settings.database_url.is_some() && settings.smtp.is_some());
    assert!(
        settings.s3.is_some()
            && settings.scanner.is_some()
            && settings.sign_in.oidc.len() == 1
            && settings.sign_in.oauth2.len() == 1
    );
}

#[test]
fn variables_win_over_the_file() {
    let settings = read(
        "public_url = \"https://file.example\"\n[smtp]\nurl = \"smtps://file.example\"\nfrom = \"a@file.example\"",
        &[
            ("KAKUNIN_PUBLIC_URL", "https://kakunin.example:8443/"),
            ("KAKUNIN_SMTP__URL", "smtp://mail.example:587?tls=required"),
            ("KAKUNIN_KEY_FILE", "/run/secrets/key"),
            ("KAKUNIN_SIGN_IN__TRUSTED_PROXIES", "10.0.0.1, 10.0.0.2"),
            ("KAKUNIN_ADMIN_PASSWORD", "is no setting"),
            ("KAKUNIN_DATABASE__URL", ""),
        ],
    )
    .unwrap();
    assert_eq!(settings.public_url.as_deref(), Some("https://kakunin.example:8443"));
    let smtp = settings.smtp.unwrap();
    assert_eq!(
        (smtp.url.as_str(), smtp.from.email.to_string().as_str()),
        ("smtp://mail.example:587?tls=required", "a@file.example")
    );
    assert!(matches!(settings.key, KeySetting::File(path) if path == Path::new("/run/secrets/key")));
    assert_eq!(settings.sign_in.trusted_proxies.len(), 2);
    assert_eq!(settings.database_url, None);
}

#[test]
fn every_mistake_is_named_and_no_value() {
    let found = mistakes(
        "colour = 1\nlog = \"inof\"\nlog_format = \"xml\"\n[database]\nurl = \"mysql://root:hunter2@db\"\n[smtp]\nurl = 25\n[evidence.s3]\nbucket = \"b\"\n[[sign_in.oidc]]\nname = \"x\"",
        &[
            ("KAKUNIN_KEY", "hunter2"),
            ("KAKUNIN_PUBLIC_URL", "http://kakunin.example"),
            ("KAKUNIN_SMTP_FROM", "a@example.jp"),
            ("KAKUNIN_SIGN_IN__TRUSTED_PROXIES", "proxy"),
        ],
    );
    for expected in [
        "colour: there is no such setting",
        "log: ",
        "log_format: json or text is expected",
        "database.url: postgres://",
        "smtp.url: a text is expected",
        "evidence.s3.endpoint: is missing",
        "evidence.s3.secret_key: is missing",
        "sign_in.oidc[0]: missing field",
        "sign_in.trusted_proxies[0]: ",
        "key: 64 hexadecimal digits are expected",
        "public_url: http is for loopback only",
        "smtp_from: there is no such setting; smtp.from (KAKUNIN_SMTP__FROM) is meant?",
    ] {
        assert_eq!(found.iter().filter(|line| line.starts_with(expected)).count(), 1, "{expected}: {found:#?}");
    }
    assert!(found.iter().all(|line| !line.contains("hunter2") && !line.contains('\n')), "{found:#?}");
}

#[test]
fn mail_in_the_clear_is_for_loopback() {
    let smtp = |url| mistakes("", &[("KAKUNIN_SMTP__URL", url), ("KAKUNIN_SMTP__FROM", "a@example.jp")]);
    for good in
        ["smtp://127.0.0.1:25", "smtp://localhost", "smtps://mail.example", "smtp://u:p@mail.example?tls=required"]
    {
        assert_eq!(smtp(good), [""; 0], "{good}");
    }
    for bad in ["smtp://mail.example", "smtp://mail.example?tls=opportunistic", "http://mail.example", "mail.example"] {
        assert_eq!(smtp(bad).len(), 1, "{bad}");
    }
}

#[test]
fn an_unreadable_file_is_one_line_without_its_content() {
    let found = mistakes("key = \"hunter2\nlog = ", &[]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("FILE: ") && !found[0].contains("hunter2") && !found[0].contains('\n'), "{found:?}");
    let missing = Settings::read(Some("/nowhere/kakunin.toml".as_ref()), []).err().unwrap();
    assert!(missing.len() == 1 && missing[0].contains("/nowhere/kakunin.toml"), "{missing:?}");
}

#[test]
fn addresses_of_a_scanner() {
    let scanner = |address| mistakes("", &[("KAKUNIN_EVIDENCE__SCANNER", address)]);
    for good in
        ["tcp://127.0.0.1:3310", "tcp://clamd.example.jp:3310", "tcp://[::1]:3310", "unix:/run/clamav/clamd.ctl"]
    {
        assert_eq!(scanner(good), [""; 0], "{good}");
    }
    for bad in
        ["127.0.0.1:3310", "tcp://clamd", "tcp://:3310", "tcp://clamd:0", "tcp://u@clamd:1", "unix:clamd.ctl", "on"]
    {
        assert_eq!(scanner(bad).len(), 1, "{bad}");
    }
}

#[test]
fn public_addresses() {
    let url = |url| mistakes("", &[("KAKUNIN_PUBLIC_URL", url)]);
    for good in ["https://kakunin.example", "http://127.0.0.1:3000", "http://localhost:3000/", "http://[::1]:80"] {
        assert_eq!(url(good), [""; 0], "{good}");
    }
    for bad in [
        "kakunin.example",
        "https://kakunin.example/portal",
        "https://a:b@kakunin.example",
        "ftp://x",
        "http://10.0.0.1",
    ] {
        assert_eq!(url(bad).len(), 1, "{bad}");
    }
}
