use domain::answer_book::Likeness;
use domain::checklist::authoring::Draft;
use domain::checklist::difference::ChangeKind;
use domain::checklist::layout::{Cell, Grid, Sheet};
use domain::id::{ChecklistDraftId, ChecklistVersionId, ConfirmationId, WorkbookId};
use domain::merge::{Keep, MergeKind};
use domain::workbook::mark;
use service::checklist::draft::{self, ItemForm, SectionForm, TitlesForm};
use service::confirmation::PrepareForm;
use service::reconfirmation::{self, BeginForm};
use service::{Ctx, answer_book, confirmation, workbook};
use std::collections::BTreeMap;
use testing::{Case, World, houses};

/// A checklist of these items, all in words.
async fn written(ctx: &Ctx, questions: &[&str]) -> (ChecklistVersionId, Vec<String>) {
    let (id, _) = draft::begin(ctx, "").await.unwrap();
    let seen = draft::draft(ctx, id).await.unwrap().draft.seen_titles();
    let titles = TitlesForm { seen, title_ja: "確認事項".into(), ..TitlesForm::default() };
    draft::edit_titles(ctx, id, &titles).await.unwrap();
    let section = draft::add_section(ctx, id).await.unwrap();
    let seen = Draft::seen_section(draft::draft(ctx, id).await.unwrap().draft.section(&section).unwrap());
    let titles = SectionForm { key: section.clone(), seen, title_ja: "節".into(), title_en: String::new() };
    draft::edit_section(ctx, id, &titles).await.unwrap();
    let mut keys = Vec::new();
    for question in questions {
        let item = draft::add_item(ctx, id, &section).await.unwrap();
        ask(ctx, id, &item, question).await;
        keys.push(item);
    }
    (publish(ctx, id).await, keys)
}

async fn ask(ctx: &Ctx, id: ChecklistDraftId, item: &str, question: &str) {
    let seen = draft::draft(ctx, id).await.unwrap().draft;
    let typed = ItemForm {
        key: item.to_owned(),
        seen: seen.seen_item(seen.content.item(item).unwrap()),
        question_ja: question.to_owned(),
        kind: "text".into(),
        evidence: "never".into(),
        required: true,
        ..ItemForm::default()
    };
    draft::edit_item(ctx, id, &typed).await.unwrap();
}

async fn declare(ctx: &Ctx, id: ChecklistDraftId, item: &str, kind: &str, from: &[&str]) {
    let seen = draft::draft(ctx, id).await.unwrap().draft;
    let seen = seen.seen_item(seen.content.item(item).unwrap());
    let from = from.iter().map(|key| (*key).to_owned()).collect();
    draft::declare(ctx, id, item, &seen, kind, from).await.unwrap();
}

async fn publish(ctx: &Ctx, id: ChecklistDraftId) -> ChecklistVersionId {
    let revision = draft::draft(ctx, id).await.unwrap().revision;
    draft::publish(ctx, id, revision).await.unwrap()
}

/// The next version: the first item reworded, the second taken apart, the third as it was, the fourth about something else.
async fn second(ctx: &Ctx, first: ChecklistVersionId, keys: &[String]) -> ChecklistVersionId {
    let (id, _) = draft::begin(ctx, &first.to_string()).await.unwrap();
    let section = draft::draft(ctx, id).await.unwrap().draft.content.sections[0].key.clone();
    let half = draft::add_item(ctx, id, &section).await.unwrap();
    for (item, question) in
        [(&keys[0], "責任者の氏名"), (&keys[1], "錠の種類"), (&half, "鍵の数"), (&keys[3], "別の質問")]
    {
        ask(ctx, id, item, question).await;
    }
    declare(ctx, id, &keys[0], "reworded", &[&keys[0]]).await;
    declare(ctx, id, &keys[1], "split", &[&keys[1]]).await;
    declare(ctx, id, &half, "split", &[&keys[1]]).await;
    declare(ctx, id, &keys[2], "same", &[&keys[2]]).await;
    declare(ctx, id, &keys[3], "new", &[]).await;
    publish(ctx, id).await
}

#[tokio::test]
async fn a_newer_version_carries_answers_along_what_its_author_declared() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (clerk, supervisor) = (world.as_(&world.clerk), world.as_(&world.supervisor));
        let (first, keys) = written(&clerk, &["責任者", "施錠", "台帳", "前の質問"]).await;
        let case = Case::prepared(&world).await;
        let form = PrepareForm {
            version: first.to_string(),
            due_on: "2026-12-11".into(),
            recipient: world.supervisor.membership.to_string(),
            message: String::new(),
        };
        confirmation::prepare(&clerk, case.id, case.sheet_revision().await, &form).await.unwrap();
        case.send().await.unwrap();
        for (key, value) in keys.iter().zip(["佐藤", "二重錠", "電子", "前の答"]) {
            case.answer(key, value, "").await.unwrap();
        }
        let then = case.sheet().await;
        let taken = workbook::download(&supervisor, then).await.unwrap();
        case.submit().await.unwrap();
        let section = world_section(&clerk, first).await;
        let checker = world.as_(&world.checker);
        confirmation::meet_rest_of_section(&checker, case.sheet().await, &section).await.unwrap();
        case.confirm().await.unwrap();
        case.start().await;

        let second = second(&clerk, first, &keys).await;
        let ground = BeginForm { ground: "checklist".into(), note: String::new() };
        let again = reconfirmation::begin(&clerk, case.id, &ground).await.unwrap();
        case.send().await.unwrap();
        let sheet = confirmation::sheet(&supervisor, again).await.unwrap();
        assert_eq!(sheet.version, second, "{}: the newest version of the same list", house.name);
        let past = reconfirmation::past(&supervisor, &sheet).await.unwrap().unwrap();
        let kind = |key: &String| past.items[key].kind;
        assert_eq!(kind(&keys[0]), ChangeKind::Reworded);
        assert_eq!(kind(&keys[1]), ChangeKind::Split);
        assert_eq!(kind(&keys[2]), ChangeKind::Same);
        assert_eq!(kind(&keys[3]), ChangeKind::New);
        let removed: Vec<&str> = past.removed.iter().map(|then| then.answer.value.as_str()).collect();
        assert_eq!(removed, ["前の答"], "{}: its key asks for something else", house.name);
        let reworded = reconfirmation::hold(&supervisor, again, &keys[..1]).await;
        assert_eq!(
            crate::reconfirmation::refused(reworded),
            domain::refusal::Refusal::NotFound,
            "only the same question holds"
        );
        reconfirmation::hold(&supervisor, again, &keys[2..3]).await.unwrap();
        let sheet = confirmation::sheet(&supervisor, again).await.unwrap();
        assert_eq!(sheet.answers.keys().collect::<Vec<_>>(), [&keys[2]]);
        late_workbook(&supervisor, again, taken.id, &keys).await;
        let sheet = confirmation::sheet(&supervisor, again).await.unwrap();
        let proposals = answer_book::proposals(&supervisor, &sheet).await.unwrap();
        assert_eq!(proposals[&keys[0]].likeness, Likeness::Reworded);
        assert_eq!(proposals[&keys[1]].likeness, Likeness::Split);
        assert!(!proposals.contains_key(&keys[3]), "{}: nothing is said to a new question", house.name);
    }
}

/// A workbook of the sheet before, filled in late and brought back for this one: what can be followed is, by its own question.
async fn late_workbook(ctx: &Ctx, sheet: ConfirmationId, taken: WorkbookId, keys: &[String]) {
    let questions = ["責任者", "施錠", "台帳", "前の質問"];
    let mut rows = vec![[mark(Some(taken)), "question".to_owned(), "value".into(), "remark".into()]];
    let said = ["鈴木", "三重錠", "紙", "前の答"];
    rows.extend(
        keys.iter()
            .zip(questions)
            .zip(said)
            .map(|((key, question), said)| [key.clone(), question.to_owned(), said.to_owned(), String::new()]),
    );
    let cells = (0..).zip(rows).flat_map(|(row, texts)| {
        (0..).zip(texts).map(move |(column, text)| Cell { row, column, text, formula: false })
    });
    let grid = Grid { sheets: vec![Sheet { name: "回答".into(), cells: cells.collect() }] };
    let merge = workbook::bring(ctx, sheet, "前回.xlsx", "0", &grid).await.unwrap().unwrap();
    let page = workbook::merge_page(ctx, sheet, merge).await.unwrap();
    let earlier = page.brought.earlier.as_ref().unwrap();
    assert_eq!(earlier.ordinal, 1);
    assert_eq!(earlier.changed, BTreeMap::from([(keys[0].clone(), ChangeKind::Reworded)]));
    let left: Vec<&str> = earlier.left.iter().map(|change| change.to.as_str()).collect();
    assert_eq!(left, ["三重錠"], "taken apart; the last question was answered so before the download");
    let kinds: BTreeMap<&str, MergeKind> = page.cells.iter().map(|cell| (cell.item.as_str(), cell.kind)).collect();
    let expected = [(keys[0].as_str(), MergeKind::File), (keys[2].as_str(), MergeKind::Conflict)];
    assert_eq!(kinds, BTreeMap::from(expected), "what stands in the sheet of now is not written over unseen");
    let written = workbook::apply(ctx, sheet, merge, &page.seen, &BTreeMap::new(), Some(Keep::Portal)).await.unwrap();
    assert_eq!(written, 1);
    let answers = confirmation::sheet(ctx, sheet).await.unwrap().answers;
    assert_eq!((answers[&keys[0]].value.as_str(), answers[&keys[2]].value.as_str()), ("鈴木", "電子"));
    let page = workbook::merge_page(ctx, sheet, merge).await.unwrap();
    workbook::undo(ctx, sheet, merge, page.revision).await.unwrap();
}

async fn world_section(ctx: &Ctx, version: ChecklistVersionId) -> String {
    service::checklist::content(ctx, version).await.unwrap().sections[0].key.clone()
}
