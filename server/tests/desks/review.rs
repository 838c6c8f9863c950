//! The prime's own check (5-3-b).

use crate::browser::{Browser, hidden};
use app::confirmation::review::api::{Confirm, FindNotAssured, GiveVerdict, MeetRest, Reopen, ReturnItems};
use app::i18n::Locale;
use leptos::server_fn::ServerFn as _;
use testing::{Case, World, sqlite};

async fn give(browser: &Browser, sheet: &str, item: &str, typed: &[(&str, &str)]) -> String {
    let from = format!("/confirmation/{sheet}/review?section=a");
    let mut form =
        vec![("id", sheet), ("item", item), ("revision", "0"), ("section", "a"), ("show", "all"), ("page", "1")];
    for (name, usual) in [("kind", "met"), ("ground", ""), ("internal_note", ""), ("return_reason", "")] {
        form.push((name, typed.iter().find(|(given, _)| *given == name).map_or(usual, |(_, value)| value)));
    }
    browser.post(GiveVerdict::PATH, &from, &form).await
}

#[tokio::test]
async fn each_item_gets_its_own_verdict_and_the_sheet_its_end() {
    let house = sqlite().await.unwrap();
    let world = World::new(&house).await.unwrap();
    let case = Case::sent(&world).await;
    let sheet = case.sheet().await.to_string();
    let at = format!("/confirmation/{sheet}/review");
    let checker = Browser::of(world.as_(&world.checker), Locale::ja);
    assert!(checker.page(&at).await.contains("まだ提出されていません"));
    case.answer("a-policy", "partial", "改定中です。").await.unwrap();
    case.answer_all().await;
    case.submit().await.unwrap();

    let html = checker.page(&at).await;
    assert!(html.contains("基本方針を定めていますか。") && html.contains("適合"), "{html}");
    assert!(html.contains(GiveVerdict::PATH));
    let next = give(&checker, &sheet, "a-policy", &[("kind", "not-met"), ("internal_note", "本社に聞く")]).await;
    assert_eq!(next, format!("{at}?section=a"), "refused: the same page again");
    let html = checker.page(&next).await;
    assert!(html.contains("href=\"#ground-a-policy\"") && html.contains("本社に聞く"), "{html}");

    let next = give(
        &checker,
        &sheet,
        "a-policy",
        &[
            ("kind", "not-met"),
            ("ground", "版がない"),
            ("internal_note", "本社に聞く"),
            ("return_reason", "版数を書いてください"),
        ],
    )
    .await;
    assert_eq!(next, format!("{at}?section=a#q-a-policy"));
    let html = checker.page(&format!("{at}/return")).await;
    assert!(html.contains("版数を書いてください") && html.contains("1項目を差し戻す"));
    let html = checker.page(&format!("{at}/confirm")).await;
    assert!(html.contains("まだ確認を完了できません") && !html.contains(Confirm::PATH));
    for show in ["missing", "not-met", "to-return"] {
        checker.page(&format!("{at}?show={show}")).await;
    }
    let revision = case.sheet_revision().await.to_string();
    let form = [("id", sheet.as_str()), ("revision", revision.as_str()), ("reason", "")];
    assert_eq!(checker.post(ReturnItems::PATH, &format!("{at}/return"), &form).await, at);
    assert!(checker.page(&at).await.contains("差し戻しました"));

    case.answer("a-policy", "conform", "第2版").await.unwrap();
    case.submit().await.unwrap();
    let html = checker.page(&format!("{at}?show=changed")).await;
    assert!(html.contains("前回の判断") && html.contains("第2版") && html.contains("版数を書いてください"), "{html}");
    assert!(!html.contains("q-a-system"), "only what changed");
    checker.page(&format!("{at}?show=returned")).await;
    for section in ["a", "b"] {
        let html = checker.page(&format!("{at}/section?section={section}")).await;
        assert!(html.contains(MeetRest::PATH));
        let next = checker.post(MeetRest::PATH, &at, &[("id", &sheet), ("section", section)]).await;
        assert_eq!(next, format!("{at}?section={section}"));
    }
    let html = checker.page(&format!("{at}/confirm")).await;
    let revision = hidden(&html, "revision");
    assert_eq!(checker.post(Confirm::PATH, &at, &[("id", &sheet), ("revision", &revision)]).await, at);
    let html = checker.page(&at).await;
    assert!(html.contains("判断のダイジェスト") && !html.contains(GiveVerdict::PATH), "{html}");
}

#[tokio::test]
async fn two_checkers_lose_no_word() {
    let house = sqlite().await.unwrap();
    let world = World::new(&house).await.unwrap();
    let case = Case::sent(&world).await;
    case.answer_all().await;
    case.submit().await.unwrap();
    let sheet = case.sheet().await.to_string();
    let browser = |locale| Browser::of(world.as_(&world.checker), locale);
    let (one, other) = (browser(Locale::ja), browser(Locale::en));
    give(&one, &sheet, "a-policy", &[("ground", "表紙を見た")]).await;
    let next = give(&other, &sheet, "a-policy", &[("ground", "目次を見た")]).await;
    let html = other.page(&next).await;
    assert!(html.contains("表紙を見た") && html.contains("目次を見た") && html.contains("conflict"), "{html}");
}

#[tokio::test]
async fn who_does_not_check_reads_and_the_ministry_sees_no_internal_note() {
    let house = sqlite().await.unwrap();
    let world = World::new(&house).await.unwrap();
    let case = Case::sent(&world).await;
    case.answer_all().await;
    case.submit().await.unwrap();
    let sheet = case.sheet().await.to_string();
    let at = format!("/confirmation/{sheet}/review");
    let checker = Browser::of(world.as_(&world.checker), Locale::ja);
    give(&checker, &sheet, "a-policy", &[("internal_note", "社内だけの話")]).await;
    let clerk = Browser::of(world.as_(&world.clerk), Locale::en);
    let html = clerk.page(&at).await;
    assert!(html.contains("社内だけの話") && !html.contains(GiveVerdict::PATH));
    clerk.not_found(&format!("{at}/return")).await;
    for outsider in [&world.supervisor, &world.stranger, &world.administrator, &world.officer] {
        Browser::of(world.as_(outsider), Locale::ja).not_found(&at).await;
    }
    case.meet_all().await;
    case.confirm().await.unwrap();
    case.apply().await.unwrap();
    let html = Browser::of(world.as_(&world.officer), Locale::ja).page(&at).await;
    assert!(html.contains("確認できた") && !html.contains("社内だけの話"), "{html}");
}

#[tokio::test]
async fn not_assured_can_be_opened_again_with_a_reason() {
    let house = sqlite().await.unwrap();
    let world = World::new(&house).await.unwrap();
    let case = Case::sent(&world).await;
    case.answer_all().await;
    case.submit().await.unwrap();
    let sheet = case.sheet().await.to_string();
    let at = format!("/confirmation/{sheet}/review");
    let (checker, clerk) =
        (Browser::of(world.as_(&world.checker), Locale::ja), Browser::of(world.as_(&world.clerk), Locale::ja));
    let html = checker.page(&format!("{at}/not-assured")).await;
    let (revision, from) = (hidden(&html, "revision"), format!("{at}/not-assured"));
    let form = |reason| [("id", sheet.as_str()), ("revision", revision.as_str()), ("reason", reason)];
    assert_eq!(checker.post(FindNotAssured::PATH, &from, &form("")).await, from);
    assert!(checker.page(&from).await.contains("href=\"#reason\""));
    assert_eq!(checker.post(FindNotAssured::PATH, &from, &form("区域が施錠されない")).await, at);
    checker.not_found(&format!("{at}/reopen")).await;
    let html = clerk.page(&format!("{at}/reopen")).await;
    let revision = hidden(&html, "revision");
    let form = [("id", sheet.as_str()), ("revision", revision.as_str()), ("reason", "施錠された")];
    assert_eq!(clerk.post(Reopen::PATH, &at, &form).await, at);
    assert!(clerk.page(&at).await.contains("前回提出された内容"));
}
