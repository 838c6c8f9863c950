//! The cases that are led by commands, each by the right people.

use super::people::{Company, Prime};
use crate::{Case, World};
use chrono::{DateTime, Utc};
use domain::checklist::layout::{Cell, Grid, Sheet};
use domain::checklist::{AnswerKind, Content, EvidenceNeed, Item};
use domain::id::ConfirmationId;
use domain::workbook::mark;
use service::error::{Error, Result};
use service::reconfirmation::{self, BeginForm};
use service::{application, confirmation, engagement, workbook};
use std::collections::BTreeMap;

/// What a mould is taken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Model {
    /// Five cases on three tiers in which work began, each at its third sheet: answered and not submitted.
    Tree,
    /// A case of one sheet that lies on the ministry's desk.
    Waiting,
}

/// Whose cases they are.
pub(super) struct Parts<'a> {
    pub(super) prime: &'a Prime,
    /// From the first tier down.
    pub(super) companies: [&'a Company; 3],
}

/// When these cases were led: 2026-11-23 09:00 in Japan.
pub(super) fn moment() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_392_000, 0).unwrap_or_default()
}

impl Model {
    pub(super) async fn lead(self, world: &World, parts: &Parts<'_>) -> Result<()> {
        let [first, second, third] = parts.companies;
        let below = |giver: &domain::permission::Actor, taker: &Company| {
            world.with_prime(giver, parts.prime.contract.0).with_subcontractor(&taker.supervisor)
        };
        let top = below(&parts.prime.clerk, first);
        let case = first_sheet(Case::sent(&top).await).await?;
        if self == Self::Waiting {
            case.apply().await?;
            return Ok(());
        }
        case.start().await;
        let middle = below(&first.clerk, second);
        let mut last = None;
        for _ in 0..3 {
            last = Some(lower(&middle, &case, &[&case]).await?);
        }
        let lowest = below(&second.clerk, third);
        let Some(last) = &last else { return Ok(()) };
        lower(&lowest, last, &[last, &case]).await?;
        // Trees are confirmed again from the top.
        again(&case).await
    }
}

/// A case below another, in which work began; its application goes up through those above.
async fn lower<'w>(world: &'w World, above: &Case<'_>, way: &[&Case<'_>]) -> Result<Case<'w>> {
    let supervisor = above.world.as_(&above.world.supervisor);
    engagement::assign(&supervisor, above.id, world.clerk.membership).await?;
    let case = Case::drafted_below(world, Some(above.id)).await;
    case.make_ready().await;
    case.send().await?;
    let case = first_sheet(case).await?;
    let application = case.apply().await?;
    for (revision, through) in (1..).zip(way) {
        application::pass_on(&through.world.as_(&through.world.clerk), application, revision, "").await?;
    }
    let answer = application::AnswerForm { outcome: "accepted".into(), ..application::AnswerForm::default() };
    let revision = i32::try_from(way.len()).unwrap_or_default() + 1;
    application::decide(&world.as_(&world.officer), application, revision, &answer).await?;
    let clerk = world.as_(&world.clerk);
    engagement::start(&clerk, case.id, case.revision().await, &clerk.today().to_string()).await?;
    again(&case).await?;
    Ok(case)
}

async fn first_sheet<'w>(case: Case<'w>) -> Result<Case<'w>> {
    answer(&case).await?;
    decide(&case).await?;
    Ok(case)
}

/// Twice; the second sheet stays answered.
async fn again(case: &Case<'_>) -> Result<()> {
    for round in 0..2 {
        let form = BeginForm { ground: "interval".into(), note: String::new() };
        reconfirmation::begin(&case.world.as_(&case.world.clerk), case.id, &form).await?;
        case.send().await?;
        answer(case).await?;
        if round == 0 {
            decide(case).await?;
        }
    }
    Ok(())
}

async fn decide(case: &Case<'_>) -> Result<()> {
    case.submit().await?;
    let checker = case.world.as_(&case.world.checker);
    let content = service::checklist::built_in()?;
    for section in &content.sections {
        confirmation::meet_rest_of_section(&checker, case.sheet().await, &section.key).await?;
    }
    case.confirm().await
}

/// Every item, from a workbook that was filled in at home.
async fn answer(case: &Case<'_>) -> Result<()> {
    let ctx = case.world.as_(&case.world.supervisor);
    let (sheet, content) = (case.sheet().await, service::checklist::built_in()?);
    let taken = workbook::download(&ctx, sheet).await?;
    let grid = filled(&content, &mark(Some(taken.id)));
    let brought = workbook::bring(&ctx, sheet, "回答.xlsx", "0", &grid).await?;
    let merge = brought.map_err(|refused| Error::internal(format!("{refused:?}")))?;
    let seen = workbook::merge_page(&ctx, sheet, merge).await?.seen;
    workbook::apply(&ctx, sheet, merge, &seen, &BTreeMap::new(), None).await?;
    complete(&ctx, sheet, &content).await
}

async fn complete(ctx: &service::Ctx, sheet: ConfirmationId, content: &Content) -> Result<()> {
    let stored = confirmation::sheet(ctx, sheet).await?;
    let missing: Vec<_> = content.items().filter(|item| !stored.answers.contains_key(&item.key)).collect();
    if missing.is_empty() { Ok(()) } else { Err(Error::internal(format!("{} items without answer", missing.len()))) }
}

fn filled(content: &Content, mark: &str) -> Grid {
    let head = [mark.to_owned(), "question".into(), "value".into(), "remark".into()];
    let rows = content.items().map(|item| {
        [item.key.clone(), item.question_en.clone(), value(item), "規則 第3版による。台帳は管理者が保管。".to_owned()]
    });
    let cells = (0..).zip(std::iter::once(head).chain(rows)).flat_map(|(row, texts)| {
        (0..).zip(texts).map(move |(column, text)| Cell { row, column, text, formula: false })
    });
    Grid { sheets: vec![Sheet { name: "Answers".into(), cells: cells.collect() }] }
}

/// In part; what would have to be shown by a file does not apply.
fn value(item: &Item) -> String {
    match item.kind {
        AnswerKind::Conformity if item.evidence != EvidenceNeed::Never => "該当なし".to_owned(),
        AnswerKind::Conformity => "△".to_owned(),
        AnswerKind::Choice => item.choices.first().map(|choice| choice.code.clone()).unwrap_or_default(),
        AnswerKind::Date => "2026-06-01".to_owned(),
        AnswerKind::Number => "12".to_owned(),
        AnswerKind::Text => "基本方針 第2版 2025-04-01".to_owned(),
    }
}
