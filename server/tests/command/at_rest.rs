//! Nothing that people write lies on the disk in the clear: not in the database, beside it, in evidence, temporary files, logs or backups.

use super::ground::{Ground, said};
use domain::role::Role;
use std::fs;
use std::path::{Path, PathBuf};
use testing::proof::Proof;
use testing::{Case, TestHouse, World};

const PROOF: Proof = Proof("at-rest");

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_file_holds_a_marker_in_the_clear() {
    for ground in Ground::each().await {
        assert_eq!(ground.run(&["migrate"]).code, Some(0));
        let token = service::keys::token().unwrap();
        let marker = |what: &str| format!("{what}-{}", &token[..24]);
        let house = ground.house().await;
        let mut markers = filled(&house, &marker).await;
        let name = house.name;
        house.house.store.clone().close().await;
        drop(house);
        markers.extend(served(&ground, &marker).await);
        let backup = ground.run(&["backup", "state.backup"]);
        assert_eq!(backup.code, Some(0), "{}", backup.err);
        markers.push(fs::read_to_string(ground.key_file()).unwrap().trim().to_owned());
        let files = files(&ground.folder, &ground.key_file());
        for must in ["evidence/", "state.backup", "server.log"] {
            assert!(files.iter().any(|file| file.to_string_lossy().contains(must)), "no {must} among {files:?}");
        }
        let (mut found, mut bytes) = (0, 0);
        for file in &files {
            let content = fs::read(file).unwrap();
            bytes += content.len();
            for marker in &markers {
                if holds(&content, marker) {
                    println!("{name}: {marker} in {}", file.display());
                    found += 1;
                }
            }
        }
        PROOF.never(&format!("{name}: markers in the clear"), found, files.len() * markers.len());
        PROOF.at_least(&format!("{name}: KiB looked through"), bytes / 1024, 100, files.len());
    }
}

#[test]
fn the_search_finds_what_is_in_the_clear() {
    assert!(holds("a 歯車の切削 b".as_bytes(), "歯車の切削"));
    let wide: Vec<u8> = "x marker y".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(holds(&wide, "marker"));
    assert!(holds(domain::digest::hex("marker".as_bytes()).as_bytes(), "marker"));
    assert!(!holds(b"something else", "marker"));
}

#[tokio::test]
async fn another_key_is_refused_in_one_line() {
    for ground in Ground::each().await {
        assert_eq!(ground.run(&["migrate"]).code, Some(0));
        let tried = PROOF.times(3, 50);
        let mut opened = 0;
        for _ in 0..tried {
            let other = service::keys::Keys::new_master().unwrap();
            let said = said(ground.kakunin(&["verify"]).env("KAKUNIN_KEY", &other));
            opened += usize::from(said.code != Some(1) || said.err.lines().count() != 1 || !said.err.contains("key"));
        }
        let name = if ground.database.is_some() { "postgres" } else { "sqlite" };
        PROOF.never(&format!("{name}: starts with another key"), opened, tried);
    }
}

/// People, a case, answers, a file: what they say is given back.
async fn filled(house: &TestHouse, marker: &dyn Fn(&str) -> String) -> Vec<String> {
    let world = World::new(house).await.unwrap();
    let (person, answer, content, name) = (marker("person"), marker("answer"), marker("content"), marker("file"));
    world.colleague(&world.supervisor, &person, &[Role::Employee]).await.unwrap();
    let case = Case::sent(&world).await;
    case.answer("b-remarks", &answer, "").await.unwrap();
    let supervisor = world.as_(&world.supervisor);
    let plain = bytes::Bytes::from(format!("{content} ").repeat(4_000));
    let plain = futures::stream::iter([Ok::<_, std::io::Error>(plain)]);
    service::evidence::store(&supervisor, case.sheet().await, "a-policy", &format!("{name}.txt"), plain).await.unwrap();
    case.answer_all().await;
    case.submit().await.unwrap();
    // Words of the small world itself, and the mails that went out.
    let words = ["歯車の切削", "みなと重工業株式会社", "秘密保持契約", "よろしくお願いします", "supervisor-"];
    [person, answer, content, name].into_iter().chain(words.map(str::to_owned)).collect()
}

/// Serves people and is killed: what lies there then is what a thief would find. The log says as much as it can.
async fn served(ground: &Ground, marker: &dyn Fn(&str) -> String) -> Vec<String> {
    let temporary = ground.folder.join("tmp");
    fs::create_dir_all(&temporary).unwrap();
    let mut command = ground.serving(&[]);
    command.env("TMPDIR", &temporary).env("KAKUNIN_LOG", "debug,sqlx=info");
    let mut serving = super::ground::Serving::start(&mut command);
    let (typed, cookie) = (marker("typed"), marker("cookie"));
    let browser = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    for (path, form) in [
        ("/api/app/account/api/sign_in", format!("email={typed}%40example.jp&password={typed}")),
        (
            "/api/app/confirmation/api/autosave",
            format!("id={}&item=a-policy&revision=0&value=conform&remark={typed}", uuid::Uuid::nil()),
        ),
    ] {
        let request = browser.post(format!("{}{path}", serving.url)).body(form);
        let request =
            request.header("content-type", "application/x-www-form-urlencoded").header("origin", &serving.url);
        let request = request.header("accept", "text/html").header("cookie", format!("kakunin={cookie}"));
        let answer = request.send().await.unwrap();
        assert!(answer.status().as_u16() < 500, "{path}: {}", answer.status());
    }
    let page = browser.get(format!("{}/sign-in?next=/{typed}", serving.url)).send().await.unwrap();
    assert_eq!(page.status().as_u16(), 200);
    serving.signal("KILL");
    serving.end();
    fs::write(ground.folder.join("server.log"), format!("{}{}", serving.out, serving.log())).unwrap();
    vec![typed, cookie]
}

fn files(folder: &Path, except: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, except));
        } else if path != except {
            found.push(path);
        }
    }
    found
}

/// Whether bytes hold a marker: as it is, in UTF-16, or in hexadecimal digits.
fn holds(bytes: &[u8], marker: &str) -> bool {
    let wide: Vec<u8> = marker.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let forms = [marker.as_bytes().to_vec(), wide, domain::digest::hex(marker.as_bytes()).into_bytes()];
    forms.iter().any(|form| bytes.windows(form.len()).any(|window| window == form))
}
