use super::api::Remove;
use crate::i18n::td_string;
use crate::page::{named, page};
use crate::typed::Typed;
use crate::ui::{Breadcrumb, Button, ButtonKind, Hidden, LinkButton, PostForm};
use crate::visit::locale;
use domain::id::EvidenceId;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// `/vault/{id}/remove`: asks once more, with a reason.
#[component]
pub fn RemovePage() -> impl IntoView {
    let id = named::<EvidenceId>("id");
    page(
        td_string!(locale(), vault.remove_title),
        |visit| async move { service::vault::file(&visit.ctx, id?).await },
        |seen, kept| {
            let locale = seen.locale;
            let title = td_string!(locale, vault.remove_title);
            let (here, name) = (format!("/vault/{}", kept.file.id), kept.file.name.clone());
            let links =
                vec![("/vault".to_owned(), td_string!(locale, vault.title).to_owned()), (here.clone(), name.clone())];
            let typed = Typed::of(&seen, "remove");
            let reason = td_string!(locale, engagement.reason);
            let summary = typed.summary(&[("reason", reason)]);
            let field = typed.field("reason", reason).required(true).paragraph("", 3);
            let submitted = kept.file.uses.iter().any(|one| one.submitted);
            let id = kept.file.id.to_string();
            let form = match submitted {
                true => view! { <p>{td_string!(locale, vault.remove_kept)}</p> }.into_any(),
                false => view! {
                    <p>{td_string!(locale, vault.remove_about)}</p>
                    <PostForm action=Remove::PATH class="confirm">
                        <Hidden name="id" value=id/>
                        {field}
                        <div class="button-row">
                            <Button kind=ButtonKind::Danger>{td_string!(locale, vault.remove_do)}</Button>
                            <LinkButton href=here kind=ButtonKind::Text>{td_string!(locale, vault.back_to_file)}</LinkButton>
                        </div>
                    </PostForm>
                }
                .into_any(),
            };
            view! {
                <Breadcrumb links=links here=title/>
                {summary}
                <div class="narrow stack">
                    <h1>{title}</h1>
                    <p class="as-typed"><strong>{name}</strong></p>
                    {form}
                </div>
            }
        },
    )
}
