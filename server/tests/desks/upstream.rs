//! The desk of the side that gives the work: from the work package to the start of work (5-3), all pages of a case.

use crate::browser::{Browser, hidden};
use app::contract::api::Register;
use app::engagement::api::{
    Apply, Assign, Close, Draft, Edit, JudgeExempt, Prepare, RecordSecurityContract, RequireConfirmation, Resume,
    SendSheet, Start, Suspend, Unassign,
};
use app::i18n::Locale;
use domain::application::Outcome;
use domain::permission::Actor;
use leptos::server_fn::ServerFn as _;
use service::{application, engagement};
use testing::{Case, World, sqlite};

fn desk(world: &World, actor: &Actor, locale: Locale) -> Browser {
    Browser::of(world.as_(actor), locale)
}

#[tokio::test]
async fn from_the_work_package_to_the_sheet() {
    let house = sqlite().await.unwrap();
    let world = World::new(&house).await.unwrap();
    let clerk = desk(&world, &world.clerk, Locale::ja);
    assert!(clerk.page("/").await.contains("href=\"/engagement/new\""));

    let found = clerk.page("/engagement/new?q=%EF%BD%B1%EF%BD%BB%EF%BE%8B").await;
    assert!(found.contains("有限会社あさひ精機") && !found.contains("みなと重工業株式会社</a>"), "{found}");
    let company = world.supervisor.organisation.to_string();
    let new = format!("/engagement/new?company={company}");
    clerk.page(&new).await;
    let contract = world.contract.to_string();
    let typed =
        |work| [("contract", contract.as_str()), ("downstream", &company), ("work", work), ("place", "第2工場")];
    assert_eq!(clerk.post(Draft::PATH, &new, &typed("")).await, new);
    let again = clerk.page(&new).await;
    assert!(again.contains("href=\"#work\"") && again.contains("value=\"第2工場\""), "nothing typed is lost: {again}");
    let here = clerk.post(Draft::PATH, &new, &typed("歯車の切削")).await;
    let id = here.trim_start_matches("/engagement/").to_owned();
    let case = clerk.page(&here).await;
    assert!(case.contains("下請負を登録しました") && case.contains(&format!("{here}/require")), "{case}");
    clerk.not_found(&format!("{here}/exempt")).await;

    let pages = |page: &str| format!("{here}/{page}");
    let keys = async |page: &str| hidden(&clerk.page(&pages(page)).await, "revision");
    let revision = keys("require").await;
    let moved = clerk.post(RequireConfirmation::PATH, &here, &[("id", &id), ("revision", &revision)]).await;
    assert_eq!(moved, here);
    assert!(clerk.page(&pages("edit")).await.contains("今の状態では"), "the work package is fixed");

    let revision = keys("security-contract").await;
    let record = |signed_on| {
        [
            ("id", id.as_str()),
            ("revision", revision.as_str()),
            ("reference", "契約 第5号"),
            ("signed_on", signed_on),
            ("from", "令和8年11月1日"),
        ]
    };
    let page = pages("security-contract");
    assert_eq!(clerk.post(RecordSecurityContract::PATH, &page, &record("2030-01-01")).await, page);
    assert!(clerk.page(&page).await.contains("href=\"#signed_on\""));
    assert_eq!(clerk.post(RecordSecurityContract::PATH, &page, &record("2026-11-01")).await, here);

    let (version, recipient) = (world.version.to_string(), world.supervisor.membership.to_string());
    assert!(clerk.page(&pages("prepare")).await.contains(&version));
    let prepare = [
        ("id", id.as_str()),
        ("revision", "0"),
        ("version", &version),
        ("due_on", "2026-12-11"),
        ("recipient", &recipient),
    ];
    assert_eq!(clerk.post(Prepare::PATH, &pages("prepare"), &prepare).await, here);
    let waiting = clerk.page(&pages("send")).await;
    assert!(!waiting.contains(SendSheet::PATH) && waiting.contains("不足"), "a checker is missing: {waiting}");
    let checker = world.checker.membership.to_string();
    assert_eq!(clerk.post(Assign::PATH, &here, &[("id", &id), ("membership", "")]).await, here);
    assert!(clerk.page(&here).await.contains("href=\"#membership\""));
    clerk.post(Assign::PATH, &here, &[("id", &id), ("membership", &checker)]).await;
    let ask = clerk.page(&pages("send")).await;
    assert!(ask.contains(SendSheet::PATH) && ask.contains("2026年12月11日"), "{ask}");
    let revision = hidden(&ask, "revision");
    clerk.post(SendSheet::PATH, &pages("send"), &[("id", &id), ("revision", &revision)]).await;
    let sent = clerk.page(&here).await;
    assert!(sent.contains("確認票を送付しました") && sent.contains("有限会社あさひ精機"), "{sent}");

    let supervisor = desk(&world, &world.supervisor, Locale::en);
    let home = supervisor.page("/").await;
    assert!(home.contains("Answer and submit the sheet") && home.contains("/confirmation/"), "{home}");
    let theirs = supervisor.page(&here).await;
    assert!(
        !theirs.contains("Sheet prepared") && theirs.contains("Sheet sent"),
        "drafting is the upstream's: {theirs}"
    );
    for page in ["edit", "require", "security-contract", "prepare", "send", "apply", "start", "close"] {
        supervisor.not_found(&pages(page)).await;
    }
    for stranger in [&world.stranger, &world.bystander, &world.officer, &world.administrator] {
        desk(&world, stranger, Locale::ja).not_found(&here).await;
    }
}

#[tokio::test]
async fn an_exemption_is_another_persons_judgement() {
    let house = sqlite().await.unwrap();
    let world = World::new(&house).await.unwrap();
    let case = Case::drafted(&world).await;
    let (id, here) = (case.id.to_string(), format!("/engagement/{}", case.id));
    engagement::assign(&world.as_(&world.clerk), case.id, world.judge.membership).await.unwrap();
    let judge = desk(&world, &world.judge, Locale::ja);
    assert!(judge.page("/").await.contains("作業内容を確かめ"), "it waits for the judge too");
    let page = format!("{here}/exempt");
    let ask = judge.page(&page).await;
    assert!(ask.contains("施錠した容器"), "what exempt means: {ask}");
    let revision = hidden(&ask, "revision");
    let judged = |ground| [("id", id.as_str()), ("revision", revision.as_str()), ("ground", ground)];
    assert_eq!(judge.post(JudgeExempt::PATH, &page, &judged("")).await, page);
    assert!(judge.page(&page).await.contains("href=\"#ground\""));
    assert_eq!(judge.post(JudgeExempt::PATH, &page, &judged("箱は開かない。")).await, here);
    assert!(judge.page(&here).await.contains("箱は開かない。"));
}

#[tokio::test]
async fn two_editors_see_both_texts() {
    let house = sqlite().await.unwrap();
    let world = World::new(&house).await.unwrap();
    let case = Case::drafted(&world).await;
    let (id, page) = (case.id.to_string(), format!("/engagement/{}/edit", case.id));
    let (one, other) = (desk(&world, &world.clerk, Locale::ja), desk(&world, &world.clerk, Locale::ja));
    let revision = hidden(&one.page(&page).await, "revision");
    let text = |work| [("id", id.as_str()), ("revision", revision.as_str()), ("work", work), ("place", "横浜")];
    one.post(Edit::PATH, &page, &text("先の文")).await;
    assert_eq!(other.post(Edit::PATH, &page, &text("後の文")).await, page);
    let both = other.page(&page).await;
    assert!(both.contains("先の文") && both.contains("後の文") && both.contains("class=\"conflict\""), "{both}");
    let newest = hidden(&both, "revision");
    let solved = [("id", id.as_str()), ("revision", newest.as_str()), ("work", "後の文"), ("place", "横浜")];
    assert!(!other.post(Edit::PATH, &page, &solved).await.ends_with("/edit"));
}

#[tokio::test]
async fn applied_started_suspended_closed() {
    let house = sqlite().await.unwrap();
    let world = World::new(&house).await.unwrap();
    let case = Case::confirmed(&world).await;
    let (id, here) = (case.id.to_string(), format!("/engagement/{}", case.id));
    let clerk = desk(&world, &world.clerk, Locale::en);
    let step = async |page: &str, action: &str, more: &[(&str, &str)]| {
        let from = format!("{here}/{page}");
        let revision = hidden(&clerk.page(&from).await, "revision");
        let keys = [("id", id.as_str()), ("revision", revision.as_str())];
        clerk.post(action, &from, &[&keys, more].concat()).await
    };
    assert!(!clerk.page(&format!("{here}/start")).await.contains(Start::PATH), "not before the ministry answers");
    let application = step("apply", Apply::PATH, &[("note", "よろしく")]).await;
    assert!(application.starts_with("/application/"), "{application}");
    let officer = desk(&world, &world.officer, Locale::ja);
    assert!(officer.page("/").await.contains(&application), "it waits for the ministry");
    officer.page(&here).await;

    let form = application::AnswerForm { outcome: Outcome::Accepted.code().to_owned(), ..Default::default() };
    let key = application.trim_start_matches("/application/").parse().unwrap();
    application::decide(&world.as_(&world.officer), key, 1, &form).await.unwrap();
    let accepted = clerk.page(&here).await;
    assert!(accepted.contains("Ministry answered") && !accepted.contains("officer |"), "nobody is named: {accepted}");

    let early = step("start", Start::PATH, &[("start", "2026-11-22")]).await;
    assert!(early.ends_with("/start"), "not before the day of the answer");
    assert!(clerk.page(&early).await.contains("5-3"));
    assert_eq!(step("start", Start::PATH, &[("start", "2026-11-23")]).await, here);
    assert!(step("suspend", Suspend::PATH, &[]).await.ends_with("/suspend"), "a reason is needed");
    assert_eq!(step("suspend", Suspend::PATH, &[("reason", "設備の故障")]).await, here);
    assert!(desk(&world, &world.supervisor, Locale::ja).page(&here).await.contains("設備の故障"));
    assert_eq!(step("resume", Resume::PATH, &[("reason", "修理した")]).await, here);
    assert_eq!(step("close", Close::PATH, &[("reason", "終わった")]).await, here);
    let closed = clerk.page(&here).await;
    assert!(!closed.contains(&format!("{here}/start")) && closed.contains("終わった"), "{closed}");
    assert!(clerk.page("/notice").await.contains("Mark all as read"));
}

#[tokio::test]
async fn lists_contracts_people() {
    let house = sqlite().await.unwrap();
    let world = World::new(&house).await.unwrap();
    let clerk = desk(&world, &world.clerk, Locale::ja);
    assert!(clerk.page("/engagement").await.contains("案件はまだありません"));
    let case = Case::sent(&world).await;
    let here = format!("/engagement/{}", case.id);
    assert!(clerk.page("/engagement?q=%E3%82%A2%E3%82%B5%E3%83%92&turn=theirs&sort=-due").await.contains(&here));
    assert!(clerk.page("/engagement?turn=ours").await.contains("条件に合う案件はありません"));

    let contract = "/contract/new";
    let ministry = world.officer.organisation.to_string();
    let typed = |ends_on| {
        [
            ("number", "装-8-0099"),
            ("title", "整備"),
            ("party", ministry.as_str()),
            ("starts_on", "R8.4.1"),
            ("ends_on", ends_on),
        ]
    };
    clerk.page(contract).await;
    assert_eq!(clerk.post(Register::PATH, contract, &typed("R7.4.1")).await, contract);
    assert!(clerk.page(contract).await.contains("href=\"#ends_on\""));
    assert_eq!(clerk.post(Register::PATH, contract, &typed("")).await, "/contract");
    assert!(clerk.page("/contract").await.contains("装-8-0099"));
    desk(&world, &world.checker, Locale::ja).not_found(contract).await;

    let page = clerk.page(&here).await;
    let (assignment, id) = (hidden(&page, "assignment"), case.id.to_string());
    let gone = [("id", id.as_str()), ("assignment", assignment.as_str()), ("revision", "1")];
    assert_eq!(clerk.post(Unassign::PATH, &here, &gone).await, here);
    desk(&world, &world.checker, Locale::ja).not_found(&here).await;
}
