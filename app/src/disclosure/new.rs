use super::api::{Draft, Edit};
use super::fields::{fields, labels};
use super::guide::question;
use super::input::DisclosureInput;
use super::sub::{Keys, drafting, sub};
use super::{address, asks, to_list};
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, page, queried};
use crate::typed::Typed;
use crate::ui::{Breadcrumb, Button, ButtonKind, Choice, DescriptionList, Empty, Fact, Hidden, LinkButton, PostForm};
use crate::visit::{Visit, locale};
use domain::disclosure::guide::{Purpose, Way};
use domain::disclosure::view::{BasisLine, DisclosureDetail};
use domain::id::DisclosureId;
use domain::permission::Actor;
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// What the page shows: the question which procedure it is, then the form, which may begin with what an earlier request said.
enum Stage {
    Which(Actor),
    Under(Vec<BasisLine>),
    After(Box<DisclosureDetail>, bool),
}

/// A new request.
#[component]
pub fn NewPage() -> impl IntoView {
    let title = td_string!(locale(), disclosure.new);
    let (renews, follows) = (queried("renews"), queried("follows"));
    let purpose = Purpose::from_code(&queried("purpose"));
    let basis = queried("basis");
    page(
        title,
        move |visit| async move { load(&visit, &renews, &follows, purpose).await },
        move |seen, stage| {
            let locale = seen.locale;
            let typed = Typed::of(&seen, "disclosure");
            let body = match stage {
                Stage::Which(actor) => question(locale, "/disclosure/new", &actor, purpose),
                Stage::Under(bases) => under(locale, &typed, &bases, &basis),
                Stage::After(before, renews) => after(locale, &typed, &before, renews),
            };
            view! {
                <Breadcrumb links=vec![to_list(locale)] here=title/>
                {typed.summary(&labels(locale))}
                <h1>{title}</h1>
                <div class="narrow stack">{body}</div>
            }
        },
    )
}

async fn load(visit: &Visit, renews: &str, follows: &str, purpose: Option<Purpose>) -> service::Result<Stage> {
    let actor = visit.ctx.actor()?.clone();
    if !asks(&actor) {
        return Err(Refusal::NotPermitted.into());
    }
    for (key, renews) in [(renews, true), (follows, false)] {
        if let Ok(id) = key.parse::<DisclosureId>() {
            let before = service::disclosure::detail(&visit.ctx, id).await?;
            let status = before.line.status;
            let open = if renews { status.can_be_renewed() } else { status.can_be_followed() };
            return if open { Ok(Stage::After(Box::new(before), renews)) } else { Err(Refusal::NotFound.into()) };
        }
    }
    if purpose.map(Purpose::way) != Some(Way::Disclosure) {
        return Ok(Stage::Which(actor));
    }
    Ok(Stage::Under(service::disclosure::bases(&visit.ctx).await?))
}

/// The form below an engagement or a contract.
fn under(locale: Locale, typed: &Typed, bases: &[BasisLine], basis: &str) -> AnyView {
    if bases.is_empty() {
        return view! { <Empty text=td_string!(locale, disclosure.no_basis)/> }.into_any();
    }
    let choices = bases.iter().map(|line| Choice::new(line.basis.to_string(), line.text.clone())).collect();
    let only = if let [only] = bases { only.basis.to_string() } else { basis.to_owned() };
    let basis = typed
        .field("basis", td_string!(locale, disclosure.basis))
        .required(true)
        .hint(td_string!(locale, disclosure.basis_hint))
        .choose(&only, choices);
    form(locale, typed, basis, &DisclosureInput::default())
}

/// The form with what the earlier request said.
fn after(locale: Locale, typed: &Typed, before: &DisclosureDetail, renews: bool) -> AnyView {
    let (term, lead, name) = if renews {
        (td_string!(locale, disclosure.renews), td_string!(locale, disclosure.renew_lead), "renews")
    } else {
        (td_string!(locale, disclosure.follows), td_string!(locale, disclosure.follow_lead), "follows")
    };
    let id = before.line.id.to_string();
    let facts = vec![Fact::typed(term, before.line.number.clone())];
    let head = view! {
        <DescriptionList facts=facts/>
        <p>{lead}</p>
        <Hidden name=name value=id/>
    };
    form(locale, typed, head.into_any(), &DisclosureInput::of(&before.content))
}

fn form(locale: Locale, typed: &Typed, head: AnyView, stored: &DisclosureInput) -> AnyView {
    let fields = fields(locale, typed, stored);
    view! {
        <PostForm action=Draft::PATH class="stack">
            {head}
            {fields}
            <div class="button-row">
                <Button>{td_string!(locale, disclosure.save_draft)}</Button>
                <LinkButton href="/disclosure" kind=ButtonKind::Text>{td_string!(locale, disclosure.back_to_list)}</LinkButton>
            </div>
        </PostForm>
    }
    .into_any()
}

/// `/disclosure/{id}/edit`: a draft is changed.
#[component]
pub fn EditPage() -> impl IntoView {
    sub(td_string!(locale(), disclosure.edit), drafting, |seen: &Seen, detail: &DisclosureDetail| {
        let locale = seen.locale;
        let typed = Typed::of(seen, "disclosure");
        let fields = fields(locale, &typed, &DisclosureInput::of(&detail.content));
        let detail = detail.clone();
        view! {
            <PostForm action=Edit::PATH class="stack">
                <Keys detail=detail.clone()/>
                {fields}
                <div class="button-row">
                    <Button>{td_string!(locale, disclosure.save)}</Button>
                    <LinkButton href=address(detail.line.id) kind=ButtonKind::Text>{td_string!(locale, disclosure.back)}</LinkButton>
                </div>
            </PostForm>
        }
        .into_any()
    })
}
