//! What every page of a case has in common: the way back, the number, one form.

use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::ui::{Breadcrumb, Button, ButtonKind, Hidden, LinkButton};
use crate::work;
use domain::engagement::view::EngagementDetail;
use domain::id::EngagementId;
use domain::permission::Action;
use domain::refusal::Refusal;
use leptos::prelude::*;

/// Whether the reader may do this with the case, whatever its state.
#[must_use]
pub fn may(case: &EngagementDetail, action: Action) -> bool {
    case.may.contains(&action)
}

/// What stands on a page of a case: before the heading what is wrong, below it everything else.
pub struct Content {
    summary: Option<AnyView>,
    body: AnyView,
}

impl Content {
    /// A page with a form.
    pub fn new(summary: impl IntoView + 'static, body: impl IntoView + 'static) -> Self {
        Self { summary: Some(summary.into_any()), body: body.into_any() }
    }

    /// A page without a form.
    pub fn plain(body: impl IntoView + 'static) -> Self {
        Self { summary: None, body: body.into_any() }
    }

    /// The step does not exist in the state of the case.
    #[must_use]
    pub fn over(locale: Locale) -> Self {
        Self::plain(view! { <p>{td_string!(locale, engagement.edit_over)}</p> })
    }
}

/// A page of a case for those who may do `action`; everybody else is told that there is no such page.
pub fn sub_page(
    title: &'static str,
    action: Action,
    draw: impl FnOnce(&Seen, &EngagementDetail) -> Content + Send + 'static,
) -> AnyView {
    let id = named::<EngagementId>("id");
    page(
        title,
        move |visit| async move {
            let case = service::engagement::detail(&visit.ctx, id?).await?;
            if may(&case, action) { Ok(case) } else { Err(Refusal::NotPermitted.into()) }
        },
        move |seen, case| {
            let content = draw(&seen, &case);
            framed(seen.locale, title, &case, content)
        },
    )
}

/// Breadcrumb, number and heading around the content of a page of a case.
pub fn framed(locale: Locale, title: &'static str, case: &EngagementDetail, content: Content) -> impl IntoView + use<> {
    let links = vec![
        ("/engagement".to_owned(), td_string!(locale, engagement.title).to_owned()),
        (format!("/engagement/{}", case.id), case.number.clone()),
    ];
    let about = work::summary(&case.work, 60);
    let downstream = case.downstream.in_language(matches!(locale, Locale::ja)).to_owned();
    view! {
        <Breadcrumb links=links here=title/>
        {content.summary}
        <p class="reference">{case.number.clone()}" "{downstream}" "{about}</p>
        <h1>{title}</h1>
        <div class="narrow stack">{content.body}</div>
    }
}

/// The keys that every form of a case carries.
#[component]
pub fn Keys(case: EngagementDetail) -> impl IntoView {
    view! {
        <Hidden name="id" value=case.id.to_string()/>
        <Hidden name="revision" value=case.revision.to_string()/>
    }
}

/// The button of the form and the way back without doing anything.
#[component]
pub fn Buttons(
    locale: Locale,
    case: EngagementId,
    text: &'static str,
    #[prop(optional)] danger: bool,
) -> impl IntoView {
    let kind = if danger { ButtonKind::Danger } else { ButtonKind::Solid };
    view! {
        <div class="button-row">
            <Button kind=kind>{text}</Button>
            <LinkButton href=format!("/engagement/{case}") kind=ButtonKind::Text>
                {td_string!(locale, engagement.back_to_case)}
            </LinkButton>
        </div>
    }
}
