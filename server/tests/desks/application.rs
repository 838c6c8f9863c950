//! The ministry's desk (5-3-c), and the applicant's side of it.

use crate::browser::{Browser, hidden};
use app::application::api::{AnswerQuery, CheckPaper, Decide, PrepareDecision, Query, RecordPaper, Withdraw};
use app::i18n::Locale;
use leptos::server_fn::ServerFn as _;
use testing::{Case, World, sqlite};

#[tokio::test]
async fn asked_answered_accepted() {
    let house = sqlite().await.unwrap();
    let world = World::new(&house).await.unwrap();
    let officer = Browser::of(world.as_(&world.officer), Locale::ja);
    let clerk = Browser::of(world.as_(&world.clerk), Locale::en);
    assert!(officer.page("/application").await.contains("申請はまだありません"));
    let id = Case::confirmed(&world).await.apply().await.unwrap().to_string();
    let at = format!("/application/{id}");

    let html = officer.page("/application").await;
    assert!(html.contains(&at) && html.contains("有限会社あさひ精機"), "{html}");
    assert!(officer.page("/application?q=%E3%82%A2%E3%82%B5%E3%83%92").await.contains(&at), "found by its reading");
    assert!(officer.page("/application?q=nobody&show=answered").await.contains("条件に合う申請はありません"));
    let html = officer.page(&at).await;
    assert!(html.contains("期間が過ぎても") && html.contains(Query::PATH));
    let revision = hidden(&html, "revision");
    let ask = |text| [("id", id.as_str()), ("revision", revision.as_str()), ("text", text)];
    assert_eq!(officer.post(Query::PATH, &at, &ask("")).await, at);
    assert!(officer.page(&at).await.contains("href=\"#text\""));
    officer.post(Query::PATH, &at, &ask("場所はどこですか。")).await;
    officer.not_found(&format!("{at}/decide")).await;

    let html = clerk.page(&at).await;
    assert!(
        html.contains("場所はどこですか。") && !html.contains("officer, "),
        "nobody of the ministry is named: {html}"
    );
    let revision = hidden(&html, "revision");
    clerk.post(AnswerQuery::PATH, &at, &[("id", &id), ("revision", &revision), ("text", "第2工場です。")]).await;
    clerk.not_found(&format!("{at}/decide")).await;

    let form = format!("{at}/decide");
    officer.page(&form).await;
    let typed = |outcome, reason| {
        [
            ("id", id.as_str()),
            ("outcome", outcome),
            ("conditions", "年1回報告\n様式は自由"),
            ("reason", reason),
            ("number", "防-1"),
        ]
    };
    assert_eq!(officer.post(PrepareDecision::PATH, &form, &typed("refused", "")).await, form);
    let html = officer.page(&form).await;
    assert!(html.contains("href=\"#reason\"") && html.contains("年1回報告"), "{html}");
    let confirm = officer.post(PrepareDecision::PATH, &form, &typed("accepted", "")).await;
    for _ in 0..2 {
        assert!(officer.page(&confirm).await.contains("様式は自由"), "also when loaded again");
    }
    let html = officer.page(&confirm).await;
    let revision = hidden(&html, "revision");
    let mut form = vec![("revision", revision.as_str())];
    form.extend(typed("accepted", ""));
    assert_eq!(officer.post(Decide::PATH, &confirm, &form).await, at);
    let html = clerk.page(&at).await;
    assert!(html.contains("Accepted") && html.contains("年1回報告") && !html.contains(Withdraw::PATH), "{html}");
    officer.page(&at).await;
}

#[tokio::test]
async fn an_answer_on_paper_needs_another_person() {
    let house = sqlite().await.unwrap();
    let world = World::new(&house).await.unwrap();
    let id = Case::confirmed(&world).await.apply().await.unwrap().to_string();
    let at = format!("/application/{id}");
    let (one, other) =
        (Browser::of(world.as_(&world.case_officer), Locale::en), Browser::of(world.as_(&world.officer), Locale::ja));
    let from = format!("{at}/paper");
    let html = one.page(&from).await;
    let revision = hidden(&html, "revision");
    let paper = |number, day| {
        [
            ("id", id.as_str()),
            ("revision", revision.as_str()),
            ("outcome", "accepted"),
            ("number", number),
            ("answered_on", day),
            ("conditions", ""),
            ("reason", ""),
        ]
    };
    one.post(RecordPaper::PATH, &from, &paper("", "2030-01-01")).await;
    let html = one.page(&from).await;
    assert!(html.contains("href=\"#number\"") && html.contains("href=\"#answered_on\""), "{html}");
    assert_eq!(one.post(RecordPaper::PATH, &from, &paper("装-77", "令和8年11月20日")).await, at);
    let html = one.page(&at).await;
    assert!(html.contains("somebody else has compared") && !html.contains(CheckPaper::PATH), "{html}");
    let html = other.page(&at).await;
    assert!(html.contains(CheckPaper::PATH) && html.contains("装-77"));
    let clerk = Browser::of(world.as_(&world.clerk), Locale::ja);
    assert!(!clerk.page(&at).await.contains("装-77"), "without effect, the applicant does not see it");
    let revision = hidden(&html, "revision");
    other.post(CheckPaper::PATH, &at, &[("id", &id), ("revision", &revision), ("right", "true")]).await;
    assert!(clerk.page(&at).await.contains("装-77"));
}

#[tokio::test]
async fn taken_back_with_a_reason() {
    let house = sqlite().await.unwrap();
    let world = World::new(&house).await.unwrap();
    let id = Case::confirmed(&world).await.apply().await.unwrap().to_string();
    let at = format!("/application/{id}");
    let clerk = Browser::of(world.as_(&world.clerk), Locale::ja);
    let from = format!("{at}/withdraw");
    let html = clerk.page(&from).await;
    let revision = hidden(&html, "revision");
    let form = [("id", id.as_str()), ("revision", revision.as_str()), ("reason", "作業の変更")];
    assert_eq!(clerk.post(Withdraw::PATH, &from, &form).await, at);
    assert!(clerk.page(&at).await.contains("取り下げました"));
    for outsider in [&world.supervisor, &world.stranger, &world.administrator] {
        Browser::of(world.as_(outsider), Locale::ja).not_found(&at).await;
    }
}
