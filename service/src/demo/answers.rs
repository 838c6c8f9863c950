use super::world::World;
use crate::confirmation::{self, AnswerForm};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::evidence;
use bytes::Bytes;
use domain::checklist::{AnswerKind, EvidenceNeed, Item};
use domain::confirmation::{AnswerState, Conformity, asked};
use domain::id::{ConfirmationId, EvidenceId};
use futures::stream;
use std::collections::BTreeMap;
use std::convert::Infallible;

/// Answers everything that is asked, one item after the other, and attaches one file wherever evidence is due. `partly` are the
/// items that are met in part.
pub async fn give(ctx: &Ctx, sheet: ConfirmationId, world: &World, partly: &[String]) -> Result<()> {
    let content = confirmation::sheet(ctx, sheet).await?.content;
    let mut given: BTreeMap<String, AnswerState> = BTreeMap::new();
    let mut file = None;
    for item in content.items() {
        if !asked(&content, &given, item) {
            continue;
        }
        let in_part = partly.contains(&item.key);
        let value = if in_part { Conformity::Partial.code().to_owned() } else { value(item, world) };
        let remark = if in_part { "足りないところは、例外として申し出ます。" } else { "" };
        let form =
            AnswerForm { item: item.key.clone(), value: value.clone(), remark: remark.into(), ..AnswerForm::default() };
        confirmation::save(ctx, sheet, &form).await?;
        if item.evidence != EvidenceNeed::Never {
            file = Some(show(ctx, sheet, item, file).await?);
        }
        given.insert(item.key.clone(), AnswerState { value, ..AnswerState::default() });
    }
    Ok(())
}

fn value(item: &Item, world: &World) -> String {
    if let Some(value) = world.answers.get(&item.key) {
        return value.clone();
    }
    match item.kind {
        AnswerKind::Conformity => "conform".to_owned(),
        AnswerKind::Choice => item.choices.first().map(|choice| choice.code.clone()).unwrap_or_default(),
        AnswerKind::Date => "2026-10-01".to_owned(),
        AnswerKind::Number => "10".to_owned(),
        AnswerKind::Text => "基本方針 第2版 2026-04-01".to_owned(),
    }
}

async fn show(ctx: &Ctx, sheet: ConfirmationId, item: &Item, file: Option<EvidenceId>) -> Result<EvidenceId> {
    if let Some(file) = file {
        return evidence::attach(ctx, sheet, &item.key, file).await.map(|line| line.id);
    }
    let text = Bytes::from_static("デモ用の証拠資料です。文書の表紙と記録の一覧。\n".as_bytes());
    let pieces = stream::iter([Ok::<_, Infallible>(text)]);
    evidence::store(ctx, sheet, &item.key, "文書と記録の一覧.txt", pieces).await.map(|line| line.id)
}
