//! Lists go home as workbooks and come back through the child process: the risks of an assessment, the working paper of an audit.

use crate::browser::{Browser, hidden};
use crate::workbook::spreadsheet::Spreadsheet;
use app::i18n::Locale;
use axum::body::Body;
use axum::extract::Request;
use axum::http::StatusCode;
use chrono::Duration;
use domain::audit::Outcome;
use domain::id::{AuditId, RiskAssessmentId, RiskId};
use domain::role::Role;
use service::audit::{self, GrantForm, OrderForm};
use service::audit_plan::{self as plan, AuditPlanForm, DayForm, MemberForm, ProcedureForm, Put};
use service::risk::{self, RiskForm};
use service::risk_assessment::{self as assessment, FromForm, PlanForm};
use service::risk_method;
use testing::{TestHouse, World, houses};

const FILE: &str = "name=\"file\"; filename=\"リスク.xlsx\"";

async fn download(browser: &Browser, at: &str) -> Spreadsheet {
    let request = Request::post(format!("{at}/download")).body(Body::empty()).unwrap();
    let (status, name, bytes) = browser.file(request).await;
    assert_eq!(status, StatusCode::OK);
    assert!(name.contains(".xlsx"), "{name}");
    if let Ok(folder) = std::env::var("KAKUNIN_PAGES") {
        std::fs::write(format!("{folder}/list.xlsx"), &bytes).unwrap();
    }
    Spreadsheet::read(&bytes)
}

async fn bring(browser: &Browser, at: &str, book: &Spreadsheet) -> (StatusCode, String, String) {
    browser.multipart(at, &[(FILE, &book.write())]).await
}

fn form(world: &World) -> RiskForm {
    let steps = |step: &str| [step, step, step].map(str::to_owned);
    RiskForm {
        asset: "図面一式".into(),
        threat: "標的型メール".into(),
        vulnerability: "教育が古い".into(),
        damage: "一部の漏えい".into(),
        before: steps("3"),
        measures: "=1+1\r\n二行目".into(),
        treatment: "reduce".into(),
        plan: "訓練を増やす".into(),
        after: steps("1"),
        owner: world.judge.membership.to_string(),
        due_on: "2027-01-31".into(),
        ..RiskForm::default()
    }
}

/// An assessment of the prime under way, with a risk.
async fn assessing(world: &World) -> (RiskAssessmentId, RiskId) {
    let judge = world.as_(&world.judge);
    let method = risk_method::begin(&judge, true).await.unwrap();
    risk_method::publish(&judge, method, 1).await.unwrap();
    let plan = PlanForm {
        trigger: "periodic".into(),
        due_on: "2026-12-24".into(),
        scope: ["製造部".into(), "総務部".into(), String::new()],
        none: [String::new(), String::new(), "運用は自社で行う".into()],
        ..PlanForm::default()
    };
    let id = assessment::plan(&judge, &plan).await.unwrap();
    assessment::begin(&judge, id, 1).await.unwrap();
    (id, risk::add(&judge, id, &FromForm::default(), &form(world)).await.unwrap())
}

#[tokio::test]
async fn risks_are_filled_in_elsewhere_compared_and_taken_over() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (id, risk) = assessing(&world).await;
        let (judge, at) = (world.as_(&world.judge), format!("/risk-assessment/{id}/workbook"));
        let browser = Browser::of(judge.clone(), Locale::ja);
        assert!(browser.page(&at).await.contains("1. 出力する"));
        let (key, mut book) = (risk.to_string(), download(&browser, &at).await);
        book.put(&key, "plan", "月に一度の訓練").put(&key, "before_damage", "２").put(&key, "threat", "内部の者");
        book.add(&[("asset", "=倉庫"), ("threat", "水害"), ("vulnerability", "低い土地"), ("damage", "紛失")]);
        // Meanwhile, in the portal.
        let elsewhere = RiskForm { plan: "訓練をやめる".into(), ..form(&world) };
        risk::edit(&judge, risk, 1, &elsewhere).await.unwrap();

        let (status, merge, html) = bring(&browser, &at, &book).await;
        assert_eq!(status, StatusCode::SEE_OTHER, "{html}");
        let html = browser.page(&merge).await;
        for words in [
            "両方で変わったセル（1）",
            "ファイルだけで変わったセル（2）",
            "新しい行（1）",
            "月に一度の訓練",
            "訓練をやめる",
        ] {
            assert!(html.contains(words), "{words}: {html}");
        }
        let (seen, name) = (hidden(&html, "seen"), merge.rsplit('/').next().unwrap().to_owned());
        let matter = id.to_string();
        let typed = [("subject", "risk-assessment"), ("id", &matter), ("merge", &name), ("seen", &seen)];
        let action = "/api/app/list_book/api/apply_list";
        let to = browser.post(action, &merge, &typed).await;
        let html = browser.page(&to).await;
        assert!(html.contains(&format!("#choice-plan-{risk}")), "without a choice nothing is written: {html}");
        let choice = format!("choice[plan:{risk}]");
        let chosen = [typed.as_slice(), &[(choice.as_str(), "file")]].concat();
        let to = browser.post(action, &merge, &chosen).await;
        let html = browser.page(&to).await;
        assert!(html.contains("1行を書き換え、1行を加えました"), "{html}");

        let risks = assessment::detail(&judge, id).await.unwrap().risks;
        assert_eq!((risks[0].plan.as_str(), risks[0].threat.as_str()), ("月に一度の訓練", "内部の者"));
        assert_eq!(risks[0].measures, "=1+1\r\n二行目", "what nobody touched is as it was typed");
        assert_eq!((risks[0].factors.unwrap().damage, risks[1].asset.as_str()), (2, "=倉庫"));
        assert!(service::trail::verify(&house.nobody()).await.unwrap().findings.is_empty());
    }
}

#[tokio::test]
async fn what_is_wrong_is_said_at_the_cell_in_the_readers_language() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (id, risk) = assessing(&world).await;
        let (at, key) = (format!("/risk-assessment/{id}/workbook"), risk.to_string());
        for (locale, told, whole) in [
            (Locale::ja, "リスク一覧!G6 被害の程度（今）: 定めた段階の中から", "丸ごと受け取りません"),
            (Locale::en, "risks!L6 Treatment: Choose one of the list", "refused as a whole"),
        ] {
            let browser = Browser::of(world.as_(&world.judge), locale);
            // As it is, in either language, it says nothing new.
            let mut book = download(&browser, &at).await;
            let (status, merge, html) = bring(&browser, &at, &book).await;
            assert_eq!(status, StatusCode::SEE_OTHER, "{html}");
            let seen = browser.page(&merge).await;
            assert!(!seen.contains("name=\"seen\""), "nothing to take over: {seen}");
            book.put(&key, "before_damage", "9").put(&key, "treatment", "x y");
            let (status, _, html) = bring(&browser, &at, &book).await;
            assert_eq!(status, StatusCode::OK);
            assert!(html.contains(told), "{html}");
            // The workbook of another assessment.
            let judge = world.as_(&world.judge);
            let plan = PlanForm {
                trigger: "periodic".into(),
                due_on: "2026-12-24".into(),
                scope: ["a".into(), "b".into(), "c".into()],
                ..PlanForm::default()
            };
            let other = assessment::plan(&judge, &plan).await.unwrap();
            assessment::begin(&judge, other, 1).await.unwrap();
            let (status, _, html) = bring(&browser, &format!("/risk-assessment/{other}/workbook"), &book).await;
            assert_eq!(status, StatusCode::OK);
            assert!(html.contains(whole), "{html}");
            let (status, _, html) = browser.multipart(&at, &[(FILE, b"PK\x03\x04 not one")]).await;
            assert_eq!(status, StatusCode::OK, "{html}");
        }
        // Whoever does not write risks gets neither page nor file, and nothing is received from them.
        let clerk = Browser::of(world.as_(&world.clerk), Locale::ja);
        clerk.not_found(&at).await;
        assert_eq!(clerk.multipart(&at, &[(FILE, b"x")]).await.0, StatusCode::NOT_FOUND);
        let request = Request::post(format!("{at}/download")).body(Body::empty()).unwrap();
        assert_eq!(clerk.file(request).await.0, StatusCode::NOT_FOUND);
    }
}

/// An audit of two departments being held; the handler is of the second one, and holds rights.
async fn holding(house: &TestHouse, world: &World) -> AuditId {
    let (auditor, judge, new) = (world.as_(&world.auditor), world.as_(&world.judge), Put::default());
    let facts = AuditPlanForm {
        fiscal_year: "2026".into(),
        trigger: "yearly".into(),
        departments: "製造部\n総務部".into(),
        ..AuditPlanForm::default()
    };
    let id = plan::draft(&auditor, &facts).await.unwrap();
    let day = DayForm { title: "現場".into(), starts_on: "2026-12-07".into(), ends_on: "2026-12-08".into() };
    plan::put_day(&auditor, id, &new, &day).await.unwrap();
    for department in ["製造部", "総務部"] {
        let (clause, procedure, method) = ("6-2-1".into(), "=登録簿と現物".into(), "抜取り".into());
        let procedure = ProcedureForm { clause, department: department.into(), procedure, method };
        plan::put_procedure(&auditor, id, &new, &procedure).await.unwrap();
    }
    let insider = world.colleague(&world.handler, "insider", &[Role::Handler]).await.unwrap();
    for (person, department) in [(&insider, "品質保証部"), (&world.handler, "総務部")] {
        let member = MemberForm {
            membership: person.membership.to_string(),
            department: department.into(),
            post: "主任".into(),
            authority: "記録を見る".into(),
            handler: "yes".into(),
        };
        plan::put_member(&auditor, id, &new, &member).await.unwrap();
    }
    plan::submit(&auditor, id, 1, "").await.unwrap();
    plan::pass(&judge, id, 2).await.unwrap();
    let executive = world.as_(&world.executive);
    let digest = plan::detail(&executive, id).await.unwrap().digest;
    plan::approve(&executive, id, 3, &digest).await.unwrap();
    let window = OrderForm { starts_on: "2026-12-07".into(), ends_on: "2026-12-11".into() };
    let id = audit::order(&judge, id, &window).await.unwrap();
    let rights = GrantForm {
        member: world.handler.membership.to_string(),
        scope: "文書庫".into(),
        from_on: "2026-12-07".into(),
        until_on: "2026-12-11".into(),
    };
    audit::give(&judge, id, &rights).await.unwrap();
    house.house.clock.advance(Duration::days(14));
    audit::start(&auditor, id, 1).await.unwrap();
    id
}

#[tokio::test]
async fn a_working_paper_goes_to_the_spot_and_comes_back() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let id = holding(&house, &world).await;
        let (handler, at) = (world.as_(&world.handler), format!("/audit/{id}/workbook"));
        let browser = Browser::of(handler.clone(), Locale::ja);
        assert!(browser.page(&format!("/audit/{id}/fieldwork")).await.contains(&at), "a way to it");
        browser.page(&at).await;
        let checks = audit::fieldwork(&handler, id).await.unwrap().checks;
        let mut book = download(&browser, &at).await;
        let texts = &book.sheets[0].1;
        assert!(texts.values().any(|text| text == "=登録簿と現物"), "a text, not a formula");
        assert!(!texts.values().any(|text| *text == checks[1].id.to_string()), "one's own department is not in it");
        let key = checks[0].id.to_string();
        book.put(&key, "outcome", "×").put(&key, "sample", "48件から8件");
        let (status, _, html) = bring(&browser, &at, &book).await;
        assert_eq!(status, StatusCode::OK);
        assert!(
            html.contains("監査調書!H6 ") && html.contains("入力してください"),
            "a problem says what it is: {html}"
        );
        book.put(&key, "note", "=二件に返却の記録がない。");
        let (status, merge, html) = bring(&browser, &at, &book).await;
        assert_eq!(status, StatusCode::SEE_OTHER, "{html}");
        let seen = hidden(&browser.page(&merge).await, "seen");
        let (matter, name) = (id.to_string(), merge.rsplit('/').next().unwrap().to_owned());
        let typed = [("subject", "audit"), ("id", &matter), ("merge", &name), ("seen", &seen)];
        let to = browser.post("/api/app/list_book/api/apply_list", &merge, &typed).await;
        assert!(browser.page(&to).await.contains("1行を書き換え、0行を加えました"));
        let found = audit::fieldwork(&handler, id).await.unwrap().checks;
        assert_eq!((found[0].outcome, found[0].note.as_str()), (Outcome::Problem, "=二件に返却の記録がない。"));
        assert_eq!((found[0].sample.as_str(), found[1].outcome), ("48件から8件", Outcome::Open));
        // A workbook of another kind, and somebody without rights.
        let auditor = Browser::of(world.as_(&world.auditor), Locale::ja);
        auditor.not_found(&at).await;
        assert_eq!(auditor.multipart(&at, &[(FILE, &book.write())]).await.0, StatusCode::NOT_FOUND);
        house.house.clock.advance(Duration::days(5));
        let (status, ..) = bring(&browser, &at, &book).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "the rights are over");
        assert!(service::trail::verify(&house.nobody()).await.unwrap().findings.is_empty());
    }
}
