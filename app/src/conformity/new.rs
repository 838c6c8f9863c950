//! A request is written: anew, as the next version of another one, or changed.

use super::api::{Draft, Edit};
use super::fields::{fields, labels};
use super::{address, below, company_can, is_own, submits, to_list, words};
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, page, queried};
use crate::typed::Typed;
use crate::ui::{
    Breadcrumb, Button, ButtonKind, Choice, DescriptionList, Empty, Fact, Hidden, LinkButton, PostForm, Term,
};
use crate::visit::{Visit, locale};
use domain::conformity::content::ConformityForm;
use domain::conformity::view::{ConformityDetail, ContractChoice};
use domain::conformity::{ConformityKind, ConformityStep};
use domain::id::ConformityId;
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// What the page shows: which kind, the form below a contract, or the form with what the version before said.
enum Stage {
    Which(Vec<ConformityKind>),
    Under(ConformityKind, Vec<ContractChoice>),
    After(Box<ConformityDetail>),
}

/// `/conformity/new`.
#[component]
pub fn NewPage() -> impl IntoView {
    let title = td_string!(locale(), conformity.new);
    let (follows, kind) = (queried("follows"), ConformityKind::from_code(&queried("kind")));
    page(
        title,
        move |visit| async move { load(&visit, &follows, kind).await },
        move |seen, stage| {
            let locale = seen.locale;
            let typed = Typed::of(&seen, "conformity");
            let body = match stage {
                Stage::Which(kinds) => which(locale, kinds),
                Stage::Under(kind, contracts) => under(locale, &typed, kind, &contracts),
                Stage::After(before) => after(locale, &typed, &before),
            };
            view! {
                <Breadcrumb links=vec![to_list(locale)] here=title/>
                {typed.summary(&labels(locale))}
                <h1><Term ja="適合性の確認を求める" en=title/></h1>
                <div class="narrow stack">{body}</div>
            }
        },
    )
}

async fn load(visit: &Visit, follows: &str, kind: Option<ConformityKind>) -> service::Result<Stage> {
    let actor = visit.ctx.actor()?;
    let kinds: Vec<ConformityKind> = submits(actor).collect();
    if kinds.is_empty() {
        return Err(Refusal::NotPermitted.into());
    }
    if let Ok(id) = follows.parse::<ConformityId>() {
        let before = service::conformity::detail(&visit.ctx, id).await?;
        let open = is_own(&before) && before.status.can_be_followed();
        return if open { Ok(Stage::After(Box::new(before))) } else { Err(Refusal::NotFound.into()) };
    }
    let chosen = match (kind, kinds.as_slice()) {
        (Some(kind), _) if kinds.contains(&kind) => kind,
        (None | Some(_), [only]) => *only,
        (None | Some(_), _) => return Ok(Stage::Which(kinds)),
    };
    Ok(Stage::Under(chosen, service::conformity::contracts(&visit.ctx, chosen).await?))
}

fn which(locale: Locale, kinds: Vec<ConformityKind>) -> AnyView {
    let link = |kind: ConformityKind| {
        let href = format!("/conformity/new?kind={kind}");
        view! { <li><a href=href>{words::kind(locale, kind)}</a>" "<span class="quiet">{kind.clause()}</span></li> }
    };
    let links = kinds.into_iter().map(link).collect_view();
    view! {
        <p>{td_string!(locale, conformity.which)}</p>
        <ul>{links}</ul>
    }
    .into_any()
}

/// The form below a contract.
fn under(locale: Locale, typed: &Typed, kind: ConformityKind, contracts: &[ContractChoice]) -> AnyView {
    if contracts.is_empty() {
        return view! { <Empty text=td_string!(locale, conformity.no_contract)/> }.into_any();
    }
    let only = if let [only] = contracts { only.id.to_string() } else { String::new() };
    let choices = contracts.iter().map(|line| Choice::new(line.id.to_string(), line.text.clone())).collect();
    let contract = typed
        .field("contract", td_string!(locale, conformity.contract))
        .required(true)
        .hint(td_string!(locale, conformity.contract_hint))
        .choose(&only, choices);
    let code = kind.code();
    let head = view! {
        <p>{words::rule(locale, kind)}</p>
        <Hidden name="kind" value=code/>
        {contract}
    };
    form(locale, head.into_any(), fields(locale, typed, kind, &ConformityForm::default(), None))
}

/// The form with what the version before said.
fn after(locale: Locale, typed: &Typed, before: &ConformityDetail) -> AnyView {
    let (kind, id) = (before.content.kind, before.id.to_string());
    let facts = vec![
        Fact::new(td_string!(locale, conformity.follows), before.number.clone()),
        Fact::new(td_string!(locale, conformity.kind), words::kind(locale, kind)),
        Fact::typed(td_string!(locale, conformity.contract), before.contract.0.clone()),
    ];
    let head = view! {
        <DescriptionList facts=facts/>
        <p>{words::rule(locale, kind)}</p>
        <p>{td_string!(locale, conformity.follow_lead)}</p>
        <Hidden name="follows" value=id/>
    };
    let again = before.force.is_some() || before.confirmed_before;
    let stored = ConformityForm::after(&before.content);
    form(locale, head.into_any(), fields(locale, typed, kind, &stored, Some(again)))
}

fn form(locale: Locale, head: AnyView, fields: AnyView) -> AnyView {
    view! {
        <PostForm action=Draft::PATH class="stack">
            {head}
            {fields}
            <div class="button-row">
                <Button>{td_string!(locale, conformity.save)}</Button>
                <LinkButton href="/conformity" kind=ButtonKind::Outline>{td_string!(locale, conformity.back_to_list)}</LinkButton>
            </div>
        </PostForm>
    }
    .into_any()
}

/// Whether the reader is writing the request.
pub(super) fn edits(detail: &ConformityDetail) -> bool {
    company_can(detail, ConformityStep::Submit)
}

/// `/conformity/{id}/edit`.
#[component]
pub fn EditPage() -> impl IntoView {
    below(td_string!(locale(), conformity.edit), edits, edit)
}

fn edit(seen: &Seen, detail: &ConformityDetail) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "conformity"));
    let stored = ConformityForm::of(&detail.content);
    let fields = fields(locale, &typed, detail.content.kind, &stored, Some(detail.confirmed_before));
    let (id, revision, back) = (detail.id.to_string(), detail.revision.to_string(), address(detail.id));
    view! {
        {typed.summary(&labels(locale))}
        <PostForm action=Edit::PATH class="stack">
            <Hidden name="id" value=id/>
            <Hidden name="revision" value=revision/>
            {fields}
            <div class="button-row">
                <Button>{td_string!(locale, conformity.keep)}</Button>
                <LinkButton href=back kind=ButtonKind::Outline>{td_string!(locale, conformity.back)}</LinkButton>
            </div>
        </PostForm>
    }
    .into_any()
}
