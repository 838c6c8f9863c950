//! Drafts of checklists: written by several people, published as versions with their difference declared.
#![expect(clippy::unwrap_used, reason = "a test")]

use domain::checklist::AnswerKind;
use domain::checklist::authoring::{Direction, Draft, Part};
use domain::checklist::difference::{ChangeKind, Origin};
use domain::id::{AccountId, ChecklistDraftId, ChecklistVersionId, MembershipId, OrganisationId};
use domain::organisation::OrganisationKind;
use domain::permission::Actor;
use domain::refusal::{Refusal, Rule};
use domain::role::Role;
use sea_orm::ConnectionTrait;
use service::checklist::draft::{
    ItemForm, SectionForm, TitlesForm, Writing, add_item, add_section, begin, declare_proposed, discard, draft, drafts,
    edit_item, edit_section, edit_titles, publish, set_removed, shift,
};
use service::checklist::{built_in, chosen, content, difference, import, load_built_in, versions};
use service::write::Act;
use service::{Ctx, Result};
use testing::{TestHouse, houses};

fn person(house: &TestHouse, kind: OrganisationKind, roles: &[Role]) -> Actor {
    let ctx = house.nobody();
    Actor {
        account: AccountId(ctx.new_id()),
        membership: MembershipId(ctx.new_id()),
        organisation: OrganisationId(ctx.new_id()),
        kind,
        roles: roles.to_vec(),
    }
}

async fn clerk(house: &TestHouse) -> Ctx {
    let actor = person(house, OrganisationKind::Company, &[Role::SubcontractClerk]);
    let ctx = house.nobody();
    let mut write = ctx.write().await.unwrap();
    let row = entity::organisation::Model {
        id: actor.organisation,
        kind: actor.kind,
        name: "北斗航空".to_owned(),
        kana: String::new(),
        latin: String::new(),
        search: String::new(),
        corporate_number: None,
        created_at: ctx.now(),
        revision: 1,
    };
    write.insert(row).await.unwrap();
    let act = Act { case: actor.organisation.0, act: "organisation-registered", role: None, reason: "" };
    write.record(act).await.unwrap();
    write.commit().await.unwrap();
    Ctx::of(house.house.clone(), actor)
}

/// What was typed of an item, with the mark of what was seen.
async fn form(ctx: &Ctx, id: ChecklistDraftId, key: &str) -> ItemForm {
    let Writing { draft, .. } = draft(ctx, id).await.unwrap();
    let item = draft.content.item(key).unwrap();
    ItemForm {
        key: key.to_owned(),
        seen: draft.seen_item(item),
        question_ja: item.question_ja.clone(),
        kind: item.kind.code().to_owned(),
        evidence: item.evidence.code().to_owned(),
        ..ItemForm::default()
    }
}

/// A draft with one section of two items, in order.
async fn written(ctx: &Ctx) -> (ChecklistDraftId, String, [String; 2]) {
    let (id, new) = begin(ctx, "").await.unwrap();
    assert!(new);
    let seen = draft(ctx, id).await.unwrap().draft.seen_titles();
    let titles = TitlesForm { seen, title_ja: "自社の確認事項".into(), ..TitlesForm::default() };
    edit_titles(ctx, id, &titles).await.unwrap();
    let section = add_section(ctx, id).await.unwrap();
    let seen = Draft::seen_section(draft(ctx, id).await.unwrap().draft.section(&section).unwrap());
    let titles = SectionForm { key: section.clone(), seen, title_ja: "組織".into(), title_en: "Organisation".into() };
    edit_section(ctx, id, &titles).await.unwrap();
    let items = [add_item(ctx, id, &section).await.unwrap(), add_item(ctx, id, &section).await.unwrap()];
    for (key, question) in items.iter().zip(["基本方針を定めていますか。", "教育を毎年実施していますか。"])
    {
        let typed = ItemForm { question_ja: question.into(), ..form(ctx, id, key).await };
        edit_item(ctx, id, &typed).await.unwrap();
    }
    (id, section, items)
}

async fn publish_now(ctx: &Ctx, id: ChecklistDraftId) -> Result<ChecklistVersionId> {
    publish(ctx, id, draft(ctx, id).await.unwrap().revision).await
}

#[tokio::test]
async fn from_an_empty_draft_to_a_second_version_with_its_difference() {
    for house in houses().await.unwrap() {
        let ctx = clerk(&house).await;
        let (id, section, [first, second]) = written(&ctx).await;
        let version = publish_now(&ctx, id).await.unwrap();
        let said = content(&ctx, version).await.unwrap();
        assert_eq!((said.number, said.items().count()), (1, 2), "{}", house.name);
        assert_eq!(said.item(&first).unwrap().question_en, "基本方針を定めていますか。", "Japanese stands for English");
        assert!(difference(&ctx, version).await.unwrap().is_none());
        assert_eq!(draft(&ctx, id).await.unwrap_err().refusal(), Refusal::NotFound, "a published draft is over");

        let (next, _) = begin(&ctx, &version.to_string()).await.unwrap();
        assert_eq!(begin(&ctx, &version.to_string()).await.unwrap(), (next, false), "one open draft of a checklist");
        let typed = ItemForm {
            question_ja: "教育を年1回以上実施していますか。".into(),
            ..form(&ctx, next, &second).await
        };
        edit_item(&ctx, next, &typed).await.unwrap();
        set_removed(&ctx, next, Part::Item, &first, true).await.unwrap();
        let third = add_item(&ctx, next, &section).await.unwrap();
        let refused = publish_now(&ctx, next).await.unwrap_err().refusal();
        assert_eq!(refused, Refusal::Rule(Rule::DraftNotReady), "the new item has no question");
        let typed = ItemForm { question_ja: "施錠していますか。".into(), ..form(&ctx, next, &third).await };
        edit_item(&ctx, next, &typed).await.unwrap();
        let refused = publish_now(&ctx, next).await.unwrap_err().refusal();
        assert_eq!(refused, Refusal::Rule(Rule::DifferenceOpen), "{}", house.name);
        assert_eq!(versions(&ctx).await.unwrap().len(), 1, "nothing was written");
        let revision = draft(&ctx, next).await.unwrap().revision;
        declare_proposed(&ctx, next, revision).await.unwrap();
        let again = declare_proposed(&ctx, next, revision).await.unwrap_err().refusal();
        assert_eq!(again, Refusal::ChangedMeanwhile);

        let later = publish_now(&ctx, next).await.unwrap();
        assert_eq!(chosen(&ctx, ctx.actor().unwrap().organisation, later).await.unwrap().number, 2);
        let (before, declared) = difference(&ctx, later).await.unwrap().unwrap();
        assert_eq!(before.number, 1);
        assert_eq!(declared.items[&second], Origin::from(ChangeKind::Reworded, &[&second]));
        assert_eq!((declared.items[&third].kind, declared.removed), (ChangeKind::New, vec![first]));
        assert_eq!(content(&ctx, version).await.unwrap().items().count(), 2, "the first version stays as it was");
        let seen = service::trail::verify(&ctx).await.unwrap();
        assert!(seen.findings.is_empty(), "{}: {:?}", house.name, seen.findings);
        let changed = "UPDATE checklist_difference SET content = '{}'";
        assert!(house.house.store.writer().execute_unprepared(changed).await.is_err(), "history is added to");
        house.behind_the_back("checklist_difference", changed).await.unwrap();
        assert_eq!(service::trail::verify(&ctx).await.unwrap().findings.len(), 1, "{}", house.name);
    }
}

#[tokio::test]
async fn two_people_on_one_item_lose_nothing() {
    for house in houses().await.unwrap() {
        let ctx = clerk(&house).await;
        let (id, _, [first, second]) = written(&ctx).await;
        let (mine, theirs, other) =
            (form(&ctx, id, &first).await, form(&ctx, id, &first).await, form(&ctx, id, &second).await);
        let save = |typed: ItemForm, why: &str| {
            let typed = ItemForm { why_ja: why.into(), ..typed };
            let ctx = ctx.clone();
            async move { edit_item(&ctx, id, &typed).await }
        };
        save(theirs, "先に保存").await.unwrap();
        assert_eq!(save(mine, "後から").await.unwrap_err().refusal(), Refusal::ChangedMeanwhile, "{}", house.name);
        save(other, "別の項目").await.unwrap();
        let stored = draft(&ctx, id).await.unwrap();
        assert_eq!(stored.draft.content.item(&first).unwrap().why_ja, "先に保存");
        assert_eq!(stored.draft.content.item(&second).unwrap().why_ja, "別の項目");
        let late = publish(&ctx, id, stored.revision - 1).await.unwrap_err().refusal();
        assert_eq!(late, Refusal::ChangedMeanwhile, "published is what was seen");
    }
}

#[tokio::test]
async fn choices_keep_their_codes_and_conditions_name_them() {
    for house in houses().await.unwrap() {
        let ctx = clerk(&house).await;
        let (id, _, [first, second]) = written(&ctx).await;
        let row = |code: &str, ja: &str| [code.to_owned(), ja.to_owned(), String::new()];
        let kind = AnswerKind::Choice.code().to_owned();
        let choices = vec![row("", "はい"), row("", ""), row("", "いいえ")];
        let typed = ItemForm { kind: kind.clone(), choices, ..form(&ctx, id, &first).await };
        edit_item(&ctx, id, &typed).await.unwrap();
        let codes = |draft: &Draft| -> Vec<String> {
            draft.content.item(&first).unwrap().choices.iter().map(|choice| choice.code.clone()).collect()
        };
        let before = codes(&draft(&ctx, id).await.unwrap().draft);
        assert_eq!(before.len(), 2, "the empty row is left out");
        let choices = vec![row(&before[0], "使う"), row(&before[1], "いいえ"), row("", "不明")];
        edit_item(&ctx, id, &ItemForm { kind, choices, ..form(&ctx, id, &first).await }).await.unwrap();
        let after = codes(&draft(&ctx, id).await.unwrap().draft);
        assert_eq!((after.len(), &after[..2]), (3, &before[..]), "{}", house.name);

        let typed = ItemForm { condition_item: first.clone(), ..form(&ctx, id, &second).await };
        edit_item(&ctx, id, &typed).await.unwrap();
        assert_eq!(draft(&ctx, id).await.unwrap().draft.problems().len(), 1, "no answer is ticked yet");
        let typed = ItemForm {
            condition_item: first.clone(),
            condition_is: vec![before[0].clone()],
            ..form(&ctx, id, &second).await
        };
        edit_item(&ctx, id, &typed).await.unwrap();
        assert_eq!(draft(&ctx, id).await.unwrap().draft.problems(), []);
        shift(&ctx, id, Part::Item, &second, Direction::Up).await.unwrap();
        assert_eq!(draft(&ctx, id).await.unwrap().draft.problems().len(), 1, "asked before its condition");
        let place = format!("item:{first}");
        edit_item(&ctx, id, &ItemForm { place, ..form(&ctx, id, &second).await }).await.unwrap();
        let order: Vec<String> =
            draft(&ctx, id).await.unwrap().draft.whole().items().map(|item| item.key.clone()).collect();
        assert_eq!(order, [first.clone(), second.clone()]);
        let nowhere = ItemForm { place: "item:none".into(), ..form(&ctx, id, &second).await };
        assert!(matches!(edit_item(&ctx, id, &nowhere).await.unwrap_err().refusal(), Refusal::Fields(_)));
        let long = ItemForm { question_ja: "長".repeat(2_001), ..form(&ctx, id, &second).await };
        assert!(matches!(edit_item(&ctx, id, &long).await.unwrap_err().refusal(), Refusal::Fields(_)));
    }
}

#[tokio::test]
async fn the_built_in_one_is_copied_and_an_own_one_continued() {
    for house in houses().await.unwrap() {
        let ctx = clerk(&house).await;
        let source = load_built_in(&house.nobody()).await.unwrap();
        let (id, _) = begin(&ctx, &source.to_string()).await.unwrap();
        let copy = draft(&ctx, id).await.unwrap();
        let built_in = built_in().unwrap();
        assert_ne!(copy.draft.content.key, built_in.key, "{}: a checklist of its own", house.name);
        assert_eq!(copy.draft.whole().sections, built_in.sections);
        let version = publish_now(&ctx, id).await.unwrap();
        let (_, declared) = difference(&ctx, version).await.unwrap().unwrap();
        assert_eq!(declared.count(ChangeKind::Same), built_in.items().count(), "nothing was changed");

        let mut own = built_in;
        (own.key, own.number) = ("own".to_owned(), 4);
        let imported = import(&ctx, &own).await.unwrap();
        let (id, _) = begin(&ctx, &imported.to_string()).await.unwrap();
        assert_eq!(draft(&ctx, id).await.unwrap().number, 5);
        let next = publish_now(&ctx, id).await.unwrap();
        assert_eq!(content(&ctx, next).await.unwrap().number, 5, "after the imported one");
    }
}

#[tokio::test]
async fn a_draft_is_its_organisations_own() {
    for house in houses().await.unwrap() {
        let (ctx, other) = (clerk(&house).await, clerk(&house).await);
        let (id, section, [first, _]) = written(&ctx).await;
        let colleague = Actor { roles: vec![Role::SubcontractChecker], ..ctx.actor().unwrap().clone() };
        let colleague = Ctx::of(house.house.clone(), colleague);
        assert_eq!(draft(&other, id).await.unwrap_err().refusal(), Refusal::NotFound, "{}", house.name);
        assert_eq!(add_item(&other, id, &section).await.unwrap_err().refusal(), Refusal::NotFound);
        assert_eq!(publish(&other, id, 1).await.unwrap_err().refusal(), Refusal::NotFound);
        assert_eq!(draft(&colleague, id).await.unwrap_err().refusal(), Refusal::NotPermitted);
        assert_eq!(discard(&colleague, id, 1).await.unwrap_err().refusal(), Refusal::NotPermitted);
        assert_eq!(begin(&colleague, "").await.unwrap_err().refusal(), Refusal::NotPermitted);
        assert_eq!((drafts(&other).await.unwrap().len(), drafts(&colleague).await.unwrap().len()), (0, 0));
        assert!(matches!(begin(&other, "none").await.unwrap_err().refusal(), Refusal::Fields(_)));
        assert_eq!(begin(&house.nobody(), "").await.unwrap_err().refusal(), Refusal::SignInNeeded);

        set_removed(&ctx, id, Part::Item, &first, true).await.unwrap();
        set_removed(&ctx, id, Part::Item, &first, false).await.unwrap();
        let line = drafts(&ctx).await.unwrap().remove(0);
        assert_eq!((line.id, line.items), (id, 2));
        discard(&ctx, id, draft(&ctx, id).await.unwrap().revision).await.unwrap();
        assert!(drafts(&ctx).await.unwrap().is_empty());
        let seen = service::trail::verify(&ctx).await.unwrap();
        assert!(seen.findings.is_empty(), "{}: {:?}", house.name, seen.findings);
    }
}
