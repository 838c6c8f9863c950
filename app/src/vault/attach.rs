use super::api::Attach;
use super::{chip, size};
use crate::confirmation::{head, position};
use crate::i18n::{Locale, td_string};
use crate::page::{named, page, parameter};
use crate::ui::{Button, ButtonKind, ButtonSize, DataTable, Header, Hidden, PostForm};
use crate::visit::locale;
use chrono::NaiveDate;
use domain::confirmation::view::Sheet;
use domain::id::ConfirmationId;
use domain::refusal::Refusal;
use domain::vault::VaultFile;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// `/confirmation/{id}/item/{key}/vault`: files that are there already, to be attached to this item too.
#[component]
pub fn AttachPage() -> impl IntoView {
    let (id, key) = (named::<ConfirmationId>("id"), parameter("key"));
    page(
        td_string!(locale(), vault.attach),
        |visit| async move {
            let sheet = service::confirmation::sheet(&visit.ctx, id?).await?;
            sheet.content.item(&key).ok_or(Refusal::NotFound)?;
            if !sheet.is_open(&key) {
                return Err(Refusal::NotFound.into());
            }
            let vault = service::vault::vault(&visit.ctx).await?;
            Ok((sheet, key, vault.files, visit.ctx.today()))
        },
        |seen, (sheet, key, files, today)| draw(seen.locale, &sheet, &key, files, today),
    )
}

fn draw(locale: Locale, sheet: &Sheet, key: &str, files: Vec<VaultFile>, today: NaiveDate) -> AnyView {
    let there = sheet.evidence.get(key).map(Vec::as_slice).unwrap_or_default();
    let new = |file: &VaultFile| !there.iter().any(|other| other.sha256 == file.sha256);
    let headers = [
        Header::new(td_string!(locale, vault.name)),
        Header::new(td_string!(locale, vault.validity)).fit(),
        Header::new(td_string!(locale, vault.size)).numbers(),
        Header::new(td_string!(locale, dispatch.do_more)).fit(),
    ];
    let rows: Vec<_> = files.into_iter().filter(new).map(|file| row(locale, sheet, key, &file, today)).collect();
    let caption = td_string!(locale, ui.total, count = rows.len()).to_string();
    let title = td_string!(locale, vault.attach);
    let number = position(&sheet.content, key);
    let to = td_string!(locale, vault.attach_to, number = number).to_string();
    view! {
        <div class="stack">
            {head(locale, sheet, Some(title.to_owned()))}
            <h1>{title}</h1>
            <p>{to}</p>
            <DataTable caption=caption headers=headers.into() rows=rows empty=td_string!(locale, vault.attach_none)/>
            <p><a href=format!("/confirmation/{}/item/{key}", sheet.id)>{td_string!(locale, vault.back)}</a></p>
        </div>
    }
    .into_any()
}

fn row(locale: Locale, sheet: &Sheet, key: &str, file: &VaultFile, today: NaiveDate) -> Vec<AnyView> {
    let (id, item, evidence) = (sheet.id.to_string(), key.to_owned(), file.id.to_string());
    let name = file.name.clone();
    let form = view! {
        <PostForm action=Attach::PATH>
            <Hidden name="id" value=id/>
            <Hidden name="item" value=item/>
            <Hidden name="file" value=evidence/>
            <Button kind=ButtonKind::Outline size=ButtonSize::Small>
                {td_string!(locale, vault.attach_do)}
                <span class="visually-hidden">{format!(" ({name})")}</span>
            </Button>
        </PostForm>
    };
    vec![
        view! { <a class="as-typed" href=format!("/vault/{}", file.id)>{file.name.clone()}</a> }.into_any(),
        chip(locale, file, today),
        size(file.size).into_any(),
        form.into_any(),
    ]
}
