use super::{address, doing, said, thread, to_list, words};
use crate::day;
use crate::decision;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::ui::{Banner, BannerKind, Breadcrumb, DescriptionList, Fact, PrintHeader, StatusChip, Term};
use crate::visit::locale;
use domain::conformity::ConformityStatus;
use domain::conformity::force::Force;
use domain::conformity::view::{ConformityDetail, Sibling};
use domain::desk::Procedure;
use domain::id::ConformityId;
use leptos::prelude::*;

/// `/conformity/{id}`.
#[component]
pub fn ConformityPage() -> impl IntoView {
    let id = named::<ConformityId>("id");
    page(
        td_string!(locale(), conformity.title),
        |visit| async move { service::conformity::detail(&visit.ctx, id?).await },
        |seen, detail| draw(&seen, &detail),
    )
}

fn draw(seen: &Seen, detail: &ConformityDetail) -> AnyView {
    let locale = seen.locale;
    let title = td_string!(locale, conformity.title);
    let (tone, text) = words::state(locale, detail.status, detail.force);
    view! {
        <PrintHeader title=title reference=detail.number.clone()/>
        <Breadcrumb links=vec![to_list(locale)] here=detail.number.clone()/>
        <p class="reference">{detail.number.clone()}</p>
        <div class="page-head">
            <h1><Term ja="適合性の確認" en=title/></h1>
            <StatusChip tone=tone text=text/>
        </div>
        {banner(locale, detail)}
        <div class="with-aside">
            <div class="stack">
                <p>{words::rule(locale, detail.content.kind)}</p>
                {thread::answers(locale, detail)}
                {drafted(seen, detail)}
                {doing::doing(locale, detail)}
                <h2>{td_string!(locale, conformity.what_it_says)}</h2>
                {said::facts(locale, detail)}
                {thread::history(locale, detail)}
            </div>
            {aside(locale, detail)}
        </div>
    }
    .into_any()
}

/// What was drafted about it.
fn drafted(seen: &Seen, detail: &ConformityDetail) -> Option<AnyView> {
    let matter = decision::Matter {
        procedure: Procedure::Conformity,
        id: detail.id.0,
        status: detail.status.code(),
        said: detail.events.iter().map(|event| (event.at, event.text.clone())).collect(),
    };
    decision::panel(seen, detail.papers.as_ref(), &matter)
}

/// What the state means.
fn banner(locale: Locale, detail: &ConformityDetail) -> Option<AnyView> {
    let (kind, text) = match (detail.status, detail.force) {
        (ConformityStatus::Confirmed, Some(Force::InForce(since))) => {
            let since = day::day(locale, since);
            (BannerKind::Info, td_string!(locale, conformity.in_force_since, day = since).to_string())
        }
        (ConformityStatus::Confirmed, Some(Force::Superseded(_, since))) => {
            let since = day::day(locale, since);
            (BannerKind::Warning, td_string!(locale, conformity.superseded_since, day = since).to_string())
        }
        (ConformityStatus::Remarked, _) => {
            (BannerKind::Warning, td_string!(locale, conformity.remarked_for_good).to_owned())
        }
        (ConformityStatus::Submitted | ConformityStatus::Queried | ConformityStatus::PaperRecorded, _) => {
            (BannerKind::Info, td_string!(locale, conformity.no_lapse).to_owned())
        }
        (ConformityStatus::Drafted | ConformityStatus::Confirmed | ConformityStatus::Withdrawn, _) => return None,
    };
    Some(view! { <Banner kind=kind title=text/> }.into_any())
}

fn aside(locale: Locale, detail: &ConformityDetail) -> impl IntoView + use<> {
    let japanese = matches!(locale, Locale::ja);
    let link = |other: &Sibling| {
        let (href, text) = (address(other.id), format!("{} {}", other.number, other.version));
        view! { <a class="as-typed" href=href>{text}</a> }
    };
    let contract = [detail.contract.0.as_str(), &detail.contract.1].join(" ");
    let mut facts = vec![
        Fact::new(td_string!(locale, conformity.company), detail.company.in_language(japanese).to_owned()),
        Fact::new(td_string!(locale, conformity.ministry), detail.ministry.in_language(japanese).to_owned()),
        Fact::typed(td_string!(locale, conformity.contract), contract),
        Fact::new(td_string!(locale, application.next), words::next(locale, detail.status)),
    ];
    if let Some(at) = detail.submitted_at {
        facts.push(Fact::new(td_string!(locale, conformity.submitted_at), day::moment(locale, at)));
    }
    facts.push(match &detail.in_force {
        Some(other) if other.id == detail.id => {
            Fact::new(td_string!(locale, conformity.in_force), td_string!(locale, conformity.this_version))
        }
        Some(other) => Fact::new(td_string!(locale, conformity.in_force), link(other)),
        None => Fact::new(td_string!(locale, conformity.in_force), td_string!(locale, conformity.none_in_force)),
    });
    if let Some(before) = &detail.follows {
        facts.push(Fact::new(td_string!(locale, conformity.follows), link(before)));
    }
    let later =
        detail.followed_by.iter().map(|other| Fact::new(td_string!(locale, conformity.followed_by), link(other)));
    facts.extend(later);
    if !detail.digest.is_empty() {
        let digest = detail.digest.clone();
        facts.push(Fact::new(td_string!(locale, conformity.digest), view! { <code class="digest">{digest}</code> }));
    }
    view! {
        <aside class="stack" aria-label=td_string!(locale, conformity.facts)>
            <DescriptionList facts=facts dense=true/>
        </aside>
    }
}
