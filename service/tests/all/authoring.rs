//! Checklists written on the portal, seen from the sheets that ask them.
#![expect(clippy::unwrap_used, reason = "a test")]

use domain::checklist::authoring::Draft;
use domain::checklist::difference::ChangeKind;
use domain::id::{ChecklistDraftId, ChecklistVersionId};
use service::checklist::draft::{self, ItemForm, SectionForm, TitlesForm};
use service::confirmation::{self, PrepareForm};
use service::{Ctx, checklist};
use testing::{Case, World, houses};

/// A checklist of one item.
async fn written(ctx: &Ctx, question: &str) -> ChecklistVersionId {
    let (id, _) = draft::begin(ctx, "").await.unwrap();
    let seen = draft::draft(ctx, id).await.unwrap().draft.seen_titles();
    let titles = TitlesForm { seen, title_ja: "確認事項".into(), ..TitlesForm::default() };
    draft::edit_titles(ctx, id, &titles).await.unwrap();
    let section = draft::add_section(ctx, id).await.unwrap();
    let seen = Draft::seen_section(draft::draft(ctx, id).await.unwrap().draft.section(&section).unwrap());
    let titles = SectionForm { key: section.clone(), seen, title_ja: "節".into(), title_en: String::new() };
    draft::edit_section(ctx, id, &titles).await.unwrap();
    let item = draft::add_item(ctx, id, &section).await.unwrap();
    ask(ctx, id, &item, question).await;
    publish(ctx, id).await
}

async fn ask(ctx: &Ctx, id: ChecklistDraftId, item: &str, question: &str) {
    let seen = draft::draft(ctx, id).await.unwrap().draft;
    let typed = ItemForm {
        key: item.to_owned(),
        seen: seen.seen_item(seen.content.item(item).unwrap()),
        question_ja: question.to_owned(),
        kind: "conformity".into(),
        evidence: "never".into(),
        required: true,
        ..ItemForm::default()
    };
    draft::edit_item(ctx, id, &typed).await.unwrap();
}

async fn publish(ctx: &Ctx, id: ChecklistDraftId) -> ChecklistVersionId {
    let revision = draft::draft(ctx, id).await.unwrap().revision;
    draft::publish(ctx, id, revision).await.unwrap()
}

#[tokio::test]
async fn a_sheet_that_was_sent_stays_on_its_version() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (clerk, supervisor) = (world.as_(&world.clerk), world.as_(&world.supervisor));
        let first = written(&clerk, "基本方針を定めていますか。").await;
        let case = Case::prepared(&world).await;
        let form = PrepareForm {
            version: first.to_string(),
            due_on: "2026-12-11".into(),
            recipient: world.supervisor.membership.to_string(),
            message: String::new(),
        };
        confirmation::prepare(&clerk, case.id, case.sheet_revision().await, &form).await.unwrap();
        case.send().await.unwrap();

        let item = checklist::content(&clerk, first).await.unwrap().items().next().unwrap().key.clone();
        let (next, _) = draft::begin(&clerk, &first.to_string()).await.unwrap();
        ask(&clerk, next, &item, "基本方針を定め、周知していますか。").await;
        let revision = draft::draft(&clerk, next).await.unwrap().revision;
        draft::declare_proposed(&clerk, next, revision).await.unwrap();
        let second = publish(&clerk, next).await;

        let sheet = confirmation::sheet(&supervisor, case.sheet().await).await.unwrap();
        assert_eq!(sheet.content.number, 1, "{}", house.name);
        assert_eq!(sheet.content.item(&item).unwrap().question_ja, "基本方針を定めていますか。");
        let (before, difference) = checklist::difference(&clerk, second).await.unwrap().unwrap();
        assert_eq!((before.number, difference.count(ChangeKind::Reworded)), (1, 1));
        let seen = service::trail::verify(&clerk).await.unwrap();
        assert!(seen.findings.is_empty(), "{}: {:?}", house.name, seen.findings);
    }
}

#[tokio::test]
async fn what_the_ministry_writes_is_for_those_under_its_contracts() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let officer = world.as_(&world.officer);
        let version = written(&officer, "防衛省が定めた質問ですか。").await;
        let ministry = world.officer.organisation;
        let chosen = checklist::chosen(&world.as_(&world.clerk), ministry, version).await.unwrap();
        assert_eq!((chosen.number, chosen.owner), (1, Some(ministry)), "{}", house.name);
        let known = checklist::versions(&world.as_(&world.stranger)).await.unwrap();
        assert!(known.iter().all(|line| line.id != version), "not under a contract of this ministry");
        let (copy, _) = draft::begin(&world.as_(&world.clerk), &version.to_string()).await.unwrap();
        let copy = draft::draft(&world.as_(&world.clerk), copy).await.unwrap();
        let own = checklist::content(&officer, version).await.unwrap();
        assert_ne!(copy.draft.content.key, own.key, "a copy of another's is a checklist of one's own");
    }
}
