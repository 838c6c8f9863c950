//! Taking what the file brought. It is not taken back: `service::list_book` says why.

use super::api::ApplyList;
use super::{at, cells, matter_at};
use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use crate::ui::{Banner, BannerKind, Button, ButtonKind, Hidden, LinkButton, PostForm};
use domain::list_book::Done;
use domain::list_book::view::ListMergePage;
use domain::merge::MergeKind;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// The form that writes, or what became of it.
pub(super) fn what_next(seen: &Seen, page: &ListMergePage) -> AnyView {
    match &page.done {
        Some(done) => applied(seen.locale, page, done),
        None => open(seen, page),
    }
}

fn open(seen: &Seen, page: &ListMergePage) -> AnyView {
    let locale = seen.locale;
    let count = |kind| cells::of(page, kind).len();
    let (conflicts, files) = (count(MergeKind::Conflict), count(MergeKind::File));
    let (back, added) = (at(page.matter.of), page.fresh.new.len());
    if !page.matter.writes {
        return view! { <Banner kind=BannerKind::Info title=td_string!(locale, list_book.over)/> }.into_any();
    }
    if conflicts + files + added == 0 {
        return view! {
            <Banner kind=BannerKind::Info title=td_string!(locale, workbook.merge_nothing)/>
            <div class="button-row"><LinkButton href=back kind=ButtonKind::Outline>{td_string!(locale, workbook.merge_leave)}</LinkButton></div>
        }
        .into_any();
    }
    let conflict = td_string!(locale, workbook.merge_conflicts, count = conflicts).to_string();
    let file = td_string!(locale, workbook.merge_file_only, count = files).to_string();
    let new = td_string!(locale, list_book.new_rows, count = added).to_string();
    let (subject, id) = (page.matter.of.subject.code(), page.matter.of.id.to_string());
    let (merge, looked_at) = (page.id.to_string(), page.seen.clone());
    let tables = [
        cells::choices(seen, page, conflict),
        cells::rest(seen, page),
        cells::table(locale, page, MergeKind::File, file),
        cells::added(locale, page, new),
    ];
    view! {
        <p>{td_string!(locale, workbook.merge_lead)}</p>
        <PostForm action=ApplyList::PATH class="stack" label=td_string!(locale, workbook.merge_apply)>
            <Hidden name="subject" value=subject.to_owned()/>
            <Hidden name="id" value=id/>
            <Hidden name="merge" value=merge/>
            <Hidden name="seen" value=looked_at/>
            {tables.into_iter().collect_view()}
            <p>{td_string!(locale, list_book.stays)}</p>
            <div class="button-row">
                <Button>{td_string!(locale, workbook.merge_apply)}</Button>
                <LinkButton href=back kind=ButtonKind::Outline>{td_string!(locale, workbook.merge_leave)}</LinkButton>
            </div>
        </PostForm>
    }
    .into_any()
}

fn applied(locale: Locale, page: &ListMergePage, done: &Done) -> AnyView {
    let (changed, added) = (done.changed.len(), done.added.len());
    let title = td_string!(locale, list_book.applied, changed = changed, added = added).to_string();
    let count = |kind| cells::of(page, kind).len();
    let conflict = td_string!(locale, workbook.merge_conflicts_done, count = count(MergeKind::Conflict)).to_string();
    let file = td_string!(locale, workbook.merge_file_done, count = count(MergeKind::File)).to_string();
    let new = td_string!(locale, list_book.new_rows_done, count = added).to_string();
    let tables = [
        cells::table(locale, page, MergeKind::Conflict, conflict),
        cells::table(locale, page, MergeKind::File, file),
        cells::added(locale, page, new),
    ];
    let back = matter_at(page.matter.of);
    view! {
        <Banner kind=BannerKind::Info title=title/>
        {tables.into_iter().collect_view()}
        <div class="button-row"><LinkButton href=back kind=ButtonKind::Outline>{td_string!(locale, list_book.back)}</LinkButton></div>
    }
    .into_any()
}
