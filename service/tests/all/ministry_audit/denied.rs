//! What is refused, to whom, and what others never know of.

use super::{
    accepted, entry, left, measure, nothing_is_wrong, person, prepared, proof, record, refused, reported, request,
    seen, shown, visiting,
};
use domain::id::MinistryAuditId;
use domain::permission::Actor;
use domain::refusal::{Fault, Refusal, Rule};
use domain::role::Role;
use service::ministry_audit::{self, AdmissionForm, DaysForm, FoundForm, ReportForm, RequestForm};
use testing::{World, houses};

fn fault(field: &str, fault: Fault) -> Refusal {
    Refusal::field(field, fault)
}

/// 404 for whoever may not know of it: other companies, another office, people of the company without a part.
#[tokio::test]
async fn nobody_else_knows_of_it() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (id, key) = reported(&house, &world).await;
        let other = world.another_ministry().await.unwrap();
        for actor in [&world.stranger, &world.bystander, &world.supervisor, &other, &world.clerk, &world.administrator]
        {
            let ctx = world.as_(actor);
            assert!(ministry_audit::list(&ctx).await.unwrap().is_empty(), "{}: {:?}", house.name, actor.roles);
            assert_eq!(refused(ministry_audit::detail(&ctx, id).await), Refusal::NotFound);
            assert_eq!(refused(ministry_audit::visit(&ctx, id).await), Refusal::NotFound);
            assert_eq!(refused(ministry_audit::accept(&ctx, id, 5).await), Refusal::NotFound);
            assert_eq!(refused(ministry_audit::close(&ctx, id, 5).await), Refusal::NotFound);
            assert_eq!(refused(ministry_audit::finding(&ctx, key).await), Refusal::NotFound);
        }
        let officer = world.as_(&world.officer);
        assert_eq!(refused(ministry_audit::preparation(&officer, id).await), Refusal::NotFound, "the company's own");
        assert_eq!(refused(ministry_audit::finding(&officer, key).await), Refusal::NotFound);
        let by_role = [&world.executive, &world.manager, &world.gate, &world.auditor, &world.case_officer];
        for actor in by_role.into_iter().chain([&world.handler]) {
            assert_eq!(seen(&world, actor, id).await.row.line.id, id, "{:?}", actor.roles);
        }
        let not_theirs = RequestForm { contract: world.contract.to_string(), ..request(&world) };
        let theirs = ministry_audit::request(&world.as_(&other), &not_theirs).await;
        assert_eq!(refused(theirs), fault("contract", Fault::Choice));
    }
}

/// Named people know of it from the day on which they are named, and no longer than they are.
#[tokio::test]
async fn a_name_in_the_preparation_gives_the_sight() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (id, judge, handler) = (accepted(&world).await, world.as_(&world.judge), world.as_(&world.handler));
        assert_eq!(refused(ministry_audit::detail(&handler, id).await), Refusal::NotFound, "{}", house.name);
        ministry_audit::list_item(&judge, id, &person(&world.handler)).await.unwrap();
        let twice = ministry_audit::list_item(&judge, id, &person(&world.handler)).await;
        assert_eq!(refused(twice), fault("person", Fault::NamedAlready));
        let item = ministry_audit::preparation(&handler, id).await.unwrap().items[0].clone();
        assert_eq!(refused(ministry_audit::drop_item(&handler, id, (item.id, 1)).await), Refusal::NotPermitted);
        ministry_audit::drop_item(&judge, id, (item.id, item.revision)).await.unwrap();
        assert_eq!(refused(ministry_audit::detail(&handler, id).await), Refusal::NotFound);
        let stranger = ministry_audit::list_item(&judge, id, &person(&world.stranger)).await;
        assert_eq!(refused(stranger), fault("person", Fault::NotOfTheCompany));
        nothing_is_wrong(&house).await;
    }
}

/// Each step is one side's, and one role's there.
#[tokio::test]
async fn each_step_is_somebodys() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let of = |actor: &Actor| world.as_(actor);
        let asked = ministry_audit::request(&of(&world.case_officer), &request(&world)).await;
        assert_eq!(refused(asked), Refusal::NotPermitted, "{}", house.name);
        assert_eq!(refused(ministry_audit::request(&of(&world.judge), &request(&world)).await), Refusal::NotPermitted);
        let (id, key) = reported(&house, &world).await;
        let report = ReportForm { text: "t".into(), answer_on: String::new() };
        for actor in [&world.judge, &world.executive, &world.case_officer, &world.auditor] {
            assert_eq!(refused(ministry_audit::close(&of(actor), id, 5).await), Refusal::NotPermitted);
            assert_eq!(refused(ministry_audit::report(&of(actor), id, 5, &report).await), Refusal::NotPermitted);
        }
        for actor in [&world.officer, &world.manager, &world.executive] {
            assert_eq!(refused(ministry_audit::answer(&of(actor), id, 5, "t").await), Refusal::NotPermitted);
        }
        for actor in [&world.judge, &world.manager, &world.officer] {
            let admitted = ministry_audit::admit(&of(actor), id, &AdmissionForm::default()).await;
            assert_eq!(refused(admitted), Refusal::NotPermitted, "the facility manager alone (8-2-5)");
        }
        // Whoever owns a measure does not find it done, also as the audit unit.
        let unit = world.colleague(&world.auditor, "second-auditor", &[Role::Auditor]).await.unwrap();
        ministry_audit::decide(&of(&world.judge), key, 2, &measure(&unit)).await.unwrap();
        ministry_audit::implement(&of(&unit), key, 3, &proof()).await.unwrap();
        assert_eq!(refused(ministry_audit::verify(&of(&unit), key, 4, true, "").await), Rule::NotTheAudited.into());
        assert_eq!(refused(ministry_audit::verify(&of(&world.judge), key, 4, true, "").await), Refusal::NotPermitted);
        ministry_audit::verify(&of(&world.auditor), key, 4, true, "").await.unwrap();
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn a_request_says_what_it_must() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let officer = world.as_(&world.officer);
        let good = request(&world);
        let bad = [
            (RequestForm { starts_on: "2026-11-19".into(), ..good.clone() }, "starts_on", Fault::BeforeRequest),
            (RequestForm { ends_on: "2026-12-01".into(), ..good.clone() }, "ends_on", Fault::EndsBeforeItStarts),
            (RequestForm { requested_on: "2026-11-24".into(), ..good.clone() }, "requested_on", Fault::InTheFuture),
            (RequestForm { auditors: "佐藤 恵".into(), ..good.clone() }, "auditors", Fault::PostMissing),
            (RequestForm { clauses: " ".into(), ..good.clone() }, "clauses", Fault::Missing),
            (RequestForm { contract: "x".into(), ..good.clone() }, "contract", Fault::Choice),
        ];
        for (form, field, why) in bad {
            assert_eq!(refused(ministry_audit::request(&officer, &form).await), fault(field, why), "{}", house.name);
        }
        assert!(ministry_audit::list(&officer).await.unwrap().is_empty());
        let id = accepted(&world).await;
        let early = DaysForm { starts_on: "2026-11-19".into(), ends_on: "2026-12-01".into(), reason: "r".into() };
        let early = ministry_audit::propose_days(&world.as_(&world.judge), id, 2, &early).await;
        assert_eq!(refused(early), fault("starts_on", Fault::BeforeRequest));
    }
}

#[tokio::test]
async fn a_record_of_a_visit_cannot_be_wrong() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let id = visiting(&house, &world).await;
        let (gate, judge, officer) = (world.as_(&world.gate), world.as_(&world.judge), world.as_(&world.officer));
        let now = record(&world, &world.gate, id).await;
        let mut form = entry(&now, &world.handler);
        form.entered_on = "2026-11-19".into();
        assert_eq!(refused(ministry_audit::enter(&gate, id, &form).await), fault("entered_on", Fault::BeforeRequest));
        form.entered_on = "2026-12-09".into();
        assert_eq!(refused(ministry_audit::enter(&gate, id, &form).await), fault("entered_on", Fault::InTheFuture));
        let form = entry(&now, &world.stranger);
        assert_eq!(refused(ministry_audit::enter(&gate, id, &form).await), fault("escort", Fault::NotOfTheCompany));
        let key = (now.entries[0].id, now.entries[0].revision);
        let before = ministry_audit::leave(&gate, id, key, &left("2026-12-07", "8:59")).await;
        assert_eq!(refused(before), fault("left_at", Fault::LeftBeforeEntering), "{}", house.name);
        let never = ministry_audit::leave(&gate, id, key, &left("2026-12-07", "25:00")).await;
        assert_eq!(refused(never), fault("left_at", Fault::Clock));

        let mut form = shown(&now, &world.stranger);
        assert_eq!(refused(ministry_audit::show(&judge, id, &form).await), fault("shown_by", Fault::NotOfTheCompany));
        form = shown(&now, &world.manager);
        form.reader = world.officer.membership.to_string();
        assert_eq!(refused(ministry_audit::show(&judge, id, &form).await), fault("reader", Fault::NotAnAuditor));
        form = shown(&now, &world.manager);
        assert_eq!(refused(ministry_audit::show(&officer, id, &form).await), Refusal::NotPermitted);
        let found = FoundForm { clause: String::new(), what: "w".into() };
        let without = ministry_audit::put_finding(&officer, id, &found).await;
        assert_eq!(refused(without), fault("clause", Fault::Missing));
        nothing_is_wrong(&house).await;
    }
}

/// Two people on one thing both see it; nothing goes before its time.
#[tokio::test]
async fn nothing_goes_before_its_time() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (judge, officer, gate) = (world.as_(&world.judge), world.as_(&world.officer), world.as_(&world.gate));
        let id: MinistryAuditId = ministry_audit::request(&officer, &request(&world)).await.unwrap();
        let named = ministry_audit::list_item(&judge, id, &person(&world.handler)).await;
        assert_eq!(refused(named), Rule::NotInThisState.into(), "{}: accepted first", house.name);
        assert_eq!(refused(ministry_audit::accept(&judge, id, 7).await), Refusal::ChangedMeanwhile);
        assert_eq!(refused(ministry_audit::close(&officer, id, 1).await), Rule::NotInThisState.into());
        let admitted = ministry_audit::admit(&gate, id, &AdmissionForm::default()).await;
        assert_eq!(refused(admitted), Rule::NotInThisState.into());
        let id = prepared(&world).await;
        let report = ReportForm { text: "t".into(), answer_on: String::new() };
        assert_eq!(refused(ministry_audit::report(&officer, id, 3, &report).await), Rule::NotInThisState.into());
        let nobody = AdmissionForm { auditor: "x".into(), facility: "第3工場".into() };
        let nobody = ministry_audit::admit(&gate, id, &nobody).await;
        assert_eq!(refused(nobody), fault("auditor", Fault::NotAnAuditor));
    }
}
