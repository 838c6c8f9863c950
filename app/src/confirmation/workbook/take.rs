//! Taking what the file brought, and taking that back.

use super::api::{ApplyMerge, UndoMerge};
use super::cells;
use crate::confirmation::position;
use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use crate::ui::{Banner, BannerKind, Button, ButtonKind, Hidden, LinkButton, PostForm};
use domain::merge::view::MergePage as Merge;
use domain::merge::{Done, MergeKind, MergeStatus, takes_file};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// The form that writes, or what became of it.
pub(super) fn what_next(seen: &Seen, page: &Merge) -> AnyView {
    match (page.status, &page.done) {
        (MergeStatus::Open, _) | (_, None) => open(seen, page),
        (MergeStatus::Applied, Some(done)) => applied(seen.locale, page, done),
        (MergeStatus::Undone, Some(done)) => undone(seen.locale, page, done),
    }
}

fn open(seen: &Seen, page: &Merge) -> AnyView {
    let locale = seen.locale;
    let count = |kind| cells::of(page, kind).len();
    let (conflicts, files) = (count(MergeKind::Conflict), count(MergeKind::File));
    let back = format!("/confirmation/{}/workbook", page.sheet.id);
    if !page.sheet.answers {
        return view! { <Banner kind=BannerKind::Info title=td_string!(locale, workbook.page_over)/> }.into_any();
    }
    if conflicts + files == 0 {
        return view! {
            <Banner kind=BannerKind::Info title=td_string!(locale, workbook.merge_nothing)/>
            <div class="button-row"><LinkButton href=back kind=ButtonKind::Outline>{td_string!(locale, workbook.merge_leave)}</LinkButton></div>
        }
        .into_any();
    }
    let conflict = td_string!(locale, workbook.merge_conflicts, count = conflicts).to_string();
    let file = td_string!(locale, workbook.merge_file_only, count = files).to_string();
    let (id, merge, looked_at) = (page.sheet.id.to_string(), page.id.to_string(), page.seen.clone());
    let (conflicts, rest) = (cells::choices(seen, page, conflict), cells::rest(seen, page));
    let files = cells::table(locale, page, MergeKind::File, file);
    view! {
        <p>{td_string!(locale, workbook.merge_lead)}</p>
        <PostForm action=ApplyMerge::PATH class="stack" label=td_string!(locale, workbook.merge_apply)>
            <Hidden name="id" value=id/>
            <Hidden name="merge" value=merge/>
            <Hidden name="seen" value=looked_at/>
            {conflicts}
            {rest}
            {files}
            <div class="button-row">
                <Button>{td_string!(locale, workbook.merge_apply)}</Button>
                <LinkButton href=back kind=ButtonKind::Outline>{td_string!(locale, workbook.merge_leave)}</LinkButton>
            </div>
        </PostForm>
    }
    .into_any()
}

fn applied(locale: Locale, page: &Merge, done: &Done) -> AnyView {
    let written = done.cells.iter().filter(|cell| takes_file(cell, &done.choices)).count();
    let title = td_string!(locale, workbook.merge_applied, count = written).to_string();
    let (id, merge, revision) = (page.sheet.id.to_string(), page.id.to_string(), page.revision.to_string());
    view! {
        <Banner kind=BannerKind::Info title=title>
            <p>{td_string!(locale, workbook.merge_applied_text)}</p>
        </Banner>
        {tables(locale, page)}
        <div class="button-row">
            <LinkButton href=format!("/confirmation/{}/check", page.sheet.id)>{td_string!(locale, confirmation.check)}</LinkButton>
        </div>
        {page
            .undoable
            .then(|| {
                view! {
                    <PostForm action=UndoMerge::PATH class="confirm stack">
                        <Hidden name="id" value=id/>
                        <Hidden name="merge" value=merge/>
                        <Hidden name="revision" value=revision/>
                        <p>{td_string!(locale, workbook.merge_undo_text)}</p>
                        <div class="button-row"><Button kind=ButtonKind::Danger>{td_string!(locale, workbook.merge_undo)}</Button></div>
                    </PostForm>
                }
            })}
    }
    .into_any()
}

fn undone(locale: Locale, page: &Merge, done: &Done) -> AnyView {
    let stayed: Vec<String> = done.stayed.iter().map(|key| position(&page.content, key).to_string()).collect();
    let stayed = (!stayed.is_empty()).then(|| {
        let items = stayed.join(td_string!(locale, ui.comma));
        view! { <p>{td_string!(locale, workbook.merge_stayed, items = items).to_string()}</p> }
    });
    view! {
        <Banner kind=BannerKind::Info title=td_string!(locale, workbook.merge_undone)>{stayed}</Banner>
        {tables(locale, page)}
    }
    .into_any()
}

/// The cells as they were when it was written.
fn tables(locale: Locale, page: &Merge) -> AnyView {
    let count = |kind| cells::of(page, kind).len();
    let conflict = td_string!(locale, workbook.merge_conflicts_done, count = count(MergeKind::Conflict)).to_string();
    let file = td_string!(locale, workbook.merge_file_done, count = count(MergeKind::File)).to_string();
    view! {
        {cells::table(locale, page, MergeKind::Conflict, conflict)}
        {cells::table(locale, page, MergeKind::File, file)}
    }
    .into_any()
}
