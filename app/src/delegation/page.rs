use super::ask::Ask;
use super::table::WhoHasWhat;
use crate::i18n::td_string;
use crate::page::{named, page};
use crate::ui::{Breadcrumb, ButtonKind, LinkButton, Term};
use crate::visit::locale;
use domain::id::ConfirmationId;
use leptos::prelude::*;

/// Who has what of a sheet; asking and taking back.
#[component]
pub fn SharingPage() -> impl IntoView {
    let (locale, id) = (locale(), named::<ConfirmationId>("id"));
    page(
        td_string!(locale, delegation.title),
        |visit| async move { Ok((service::delegation::sharing(&visit.ctx, id?).await?, visit.ctx.today())) },
        |seen, (sharing, today)| {
            let locale = seen.locale;
            let title = td_string!(locale, delegation.title);
            let sheet = format!("/confirmation/{}", sharing.sheet.id);
            let links = vec![
                ("/".to_owned(), td_string!(locale, shell.work).to_owned()),
                (format!("/engagement/{}", sharing.sheet.engagement), sharing.sheet.number.clone()),
                (sheet.clone(), td_string!(locale, confirmation.title).to_owned()),
            ];
            let open = sharing.sheet.status.is_answerable();
            view! {
                <Breadcrumb links=links here=title/>
                <div class="stack">
                    <p class="reference">{sharing.sheet.number.clone()}</p>
                    <h1><Term ja="回答の分担" en=title/></h1>
                    <p>{td_string!(locale, delegation.about)}</p>
                    <WhoHasWhat locale=locale sharing=sharing.clone() today=today/>
                    {open.then(|| view! { <Ask seen=seen sharing=sharing/> })}
                    <div class="button-row">
                        <LinkButton href=sheet kind=ButtonKind::Text>{td_string!(locale, delegation.back)}</LinkButton>
                    </div>
                </div>
            }
        },
    )
}
