//! Random sheets with everything that can stand on them.

use chrono::{DateTime, NaiveDate};
use domain::checklist::{AnswerKind, Choice, Content, EvidenceNeed, Item};
use domain::comment::{Audience, Comment};
use domain::confirmation::view::{AnswerLine, Sheet, VerdictLine};
use domain::confirmation::{Conformity, VerdictKind};
use domain::digest;
use domain::evidence::MediaType;
use domain::evidence::view::EvidenceLine;
use domain::id::{AccountId, CommentId, ConfirmationId, EvidenceId, OrganisationId, WaiverId};
use domain::reconfirmation::{Ground, Reconfirmation};
use domain::waiver::view::Waived;
use domain::work::Party;
use proptest::prelude::*;
use proptest::sample::select;
use service::workbook::Copy;
use std::collections::BTreeMap;
use std::sync::Arc;
use testing::{Case, World, sqlite};
use uuid::Uuid;

/// What people and worse than people write.
pub(super) fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[ぁ-んァ-ヶ一-龠ａ-ｚ０-９、。 ]{0,40}",
        2 => "[ -~]{0,40}",
        2 => any::<String>().prop_map(|text| text.chars().take(60).collect()),
        1 => select(vec![
            "=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)", "\t=1", "'", "\"", "<row customHeight=\"1\">", "]]>", "&amp;",
            "_x000D_", "_x005F_", "inf", "NaN", "1e999", "TRUE", "#N/A", "0012", "1.50", "2026-11-23", "○", "a\r\nb\r\n", "\n",
            " 前後 ", "㍻", "\u{202e}x", "𠮷野家", "kakunin-workbook/1/x", "#", "copy",
        ]).prop_map(str::to_owned),
    ]
}

fn kind() -> impl Strategy<Value = AnswerKind> {
    select(AnswerKind::ALL)
}

#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) kind: AnswerKind,
    pub(super) question: String,
    pub(super) labels: Vec<String>,
    pub(super) before: (String, String),
    /// Which of the possible answers, and a text for those that are written freely.
    pub(super) after: Option<(usize, String)>,
    pub(super) remark: String,
    pub(super) file: Option<String>,
}

pub(super) fn row() -> impl Strategy<Value = Row> {
    let labels = prop::collection::vec("[ぁ-ん,|;=a-z ]{1,8}", 2..5);
    let texts = (words(), labels, words(), words(), words());
    (kind(), texts, prop::option::of((0..1000_usize, words())), prop::option::of("[ぁ-んa-z =]{1,20}\\.pdf")).prop_map(
        |(kind, (question, labels, value, remark, after), chosen, file)| Row {
            kind,
            question: format!("問{question}"),
            labels,
            before: (value, remark),
            after: chosen,
            remark: after,
            file,
        },
    )
}

pub(super) fn item(at: usize, row: &Row) -> Item {
    let choice = |(at, label): (usize, &String)| Choice {
        code: format!("c{at}"),
        // Two choices may say the same; then nobody can tell them apart.
        ja: format!("{at}{label}"),
        en: format!("{label}{at}"),
    };
    let own = row.kind == AnswerKind::Choice;
    Item {
        key: format!("i-{at}"),
        clauses: vec!["5-3".into()],
        question_ja: row.question.clone(),
        question_en: row.question.clone(),
        why_ja: row.remark.clone(),
        why_en: String::new(),
        shown_by_ja: String::new(),
        shown_by_en: String::new(),
        kind: row.kind,
        choices: if own { row.labels.iter().enumerate().map(choice).collect() } else { Vec::new() },
        required: true,
        evidence: EvidenceNeed::Never,
        applies_when: None,
    }
}

/// A value that the item can have.
pub(super) fn possible(item: &Item, after: Option<&(usize, String)>) -> String {
    let Some((number, text)) = after else { return String::new() };
    match item.kind {
        AnswerKind::Conformity => Conformity::ALL[number % 4].code().to_owned(),
        AnswerKind::Choice => item.choices[number % item.choices.len()].code.clone(),
        AnswerKind::Date => {
            NaiveDate::from_ymd_opt(2020, 1, 1).unwrap().to_string().replace("20-", &format!("{}-", 10 + number % 89))
        }
        AnswerKind::Number => number.to_string(),
        AnswerKind::Text => text.clone(),
    }
}

pub(super) fn answer(value: String, remark: String) -> AnswerLine {
    let (answered_by, answered_at) = (AccountId(Uuid::nil()), DateTime::UNIX_EPOCH);
    AnswerLine { value, remark, answered_by, answered_at, revision: 1 }
}

fn file(item: &Item, name: &str) -> EvidenceLine {
    EvidenceLine {
        id: EvidenceId(Uuid::nil()),
        grant: Uuid::nil(),
        item_key: item.key.clone(),
        name: name.to_owned(),
        media_type: MediaType::Pdf,
        size: 7,
        sha256: digest::of_bytes(name.as_bytes()),
        uploaded_at: DateTime::UNIX_EPOCH,
        uploaded_by_name: "佐藤".to_owned(),
        valid_from: None,
        valid_until: None,
        revision: 1,
    }
}

fn verdict(row: &Row) -> VerdictLine {
    VerdictLine {
        kind: Some(VerdictKind::NotMet),
        ground: row.before.0.clone(),
        internal_note: row.before.1.clone(),
        return_reason: String::new(),
        returned_reason: row.question.clone(),
        returned_round: Some(1),
        returned_kind: None,
        returned_ground: String::new(),
        given_by: AccountId(Uuid::nil()),
        given_at: DateTime::UNIX_EPOCH,
        revision: 1,
    }
}

fn waived(row: &Row) -> Waived {
    let (id, until) = (WaiverId(Uuid::nil()), NaiveDate::default());
    Waived { id, number: "例-2026-000001".to_owned(), until, conditions: row.remark.clone(), runs: true }
}

fn comment(item: &Item, row: &Row) -> Comment {
    Comment {
        id: CommentId(Uuid::nil()),
        item: item.key.clone(),
        thread: None,
        audience: Audience::Internal,
        side: Party::Downstream,
        organisation: OrganisationId(Uuid::nil()),
        author: AccountId(Uuid::nil()),
        name: "田中".to_owned(),
        text: row.remark.clone(),
        sha256: String::new(),
        written_at: DateTime::UNIX_EPOCH,
        retracted_at: None,
        resolved_at: None,
        revision: 1,
    }
}

/// A sheet that is being answered.
pub(super) async fn sent() -> Sheet {
    let house = sqlite().await.unwrap();
    let world = World::new(&house).await.unwrap();
    let id = Case::sent(&world).await.sheet().await;
    service::confirmation::sheet(&world.as_(&world.supervisor), id).await.unwrap()
}

/// Why it is asked again.
fn again(row: &Row) -> Reconfirmation {
    let before = ConfirmationId(Uuid::nil());
    Reconfirmation { ordinal: 2, before, ground: Ground::Site, note: row.question.clone() }
}

/// The same with another checklist and these answers.
pub(super) fn copy(sent: &Sheet, content: &Arc<Content>, rows: &[Row], answers: BTreeMap<String, AnswerLine>) -> Copy {
    let files = content
        .items()
        .zip(rows)
        .filter_map(|(item, row)| Some((item.key.clone(), vec![file(item, row.file.as_ref()?)])));
    let evidence = files.collect();
    let verdicts = content.items().zip(rows).map(|(item, row)| (item.key.clone(), verdict(row))).collect();
    let waived = content.items().zip(rows).map(|(item, row)| (item.key.clone(), waived(row))).collect();
    let comments = content.items().zip(rows).map(|(item, row)| comment(item, row)).collect();
    let reconfirmation = rows.first().map(again);
    let content = content.clone();
    let sheet = Sheet { content, answers, evidence, verdicts, waived, comments, reconfirmation, ..sent.clone() };
    let people = BTreeMap::from([(AccountId(Uuid::nil()), "佐藤".to_owned())]);
    Copy { sheet, checklist: "0".repeat(64), people, at: DateTime::UNIX_EPOCH }
}
