use super::form::{new, summary};
use super::thread::thread;
use crate::checklist::said;
use crate::i18n::td_string;
use crate::page::{named, page, parameter};
use crate::ui::{Breadcrumb, ButtonKind, Empty, LinkButton, PrintHeader, Term};
use crate::visit::locale;
use domain::id::ConfirmationId;
use domain::permission::Standing;
use leptos::prelude::*;

/// Everything said about one item, and the forms to say more.
#[component]
pub fn CommentsPage() -> impl IntoView {
    let (locale, id, key) = (locale(), named::<ConfirmationId>("id"), parameter("key"));
    page(
        td_string!(locale, comment.title),
        |visit| async move { service::comment::page(&visit.ctx, id?, &key).await },
        |seen, page| {
            let locale = seen.locale;
            let title = td_string!(locale, comment.title);
            let item = format!("/confirmation/{}/item/{}", page.sheet, page.item.key);
            let review = format!("/confirmation/{}/review#q-{}", page.sheet, page.item.key);
            let mut links = vec![("/".to_owned(), td_string!(locale, shell.work).to_owned())];
            if page.standing != Standing::Contributor {
                links.push((format!("/engagement/{}", page.engagement), page.number.clone()));
            }
            links.push((format!("/confirmation/{}", page.sheet), td_string!(locale, confirmation.title).to_owned()));
            let reviews = matches!(page.standing, Standing::Upstream | Standing::Ministry);
            let (back, text) = if reviews {
                (review, td_string!(locale, comment.back_to_review))
            } else {
                (item, td_string!(locale, comment.back))
            };
            let question = said(locale, &page.item.question_ja, &page.item.question_en);
            let threads: Vec<AnyView> = page.threads.iter().map(|found| thread(&seen, &page, found)).collect();
            let none = threads.is_empty();
            view! {
                <Breadcrumb links=links here=title/>
                <div class="narrow stack">
                    <PrintHeader title=title reference=page.number.clone()/>
                    {summary(&seen, &page)}
                    <h1><Term ja="コメント" en=title/></h1>
                    <p class="lead">{question}</p>
                    <p class="quiet">{td_string!(locale, comment.about)}</p>
                    {none.then(|| view! { <Empty text=td_string!(locale, comment.none)/> })}
                    <div class="comments">{threads}</div>
                    <section class="stack" aria-labelledby="new">
                        <h2 id="new">{td_string!(locale, comment.new)}</h2>
                        {new(&seen, &page)}
                    </section>
                    <div class="button-row">
                        <LinkButton href=back kind=ButtonKind::Text>{text}</LinkButton>
                    </div>
                </div>
            }
        },
    )
}
