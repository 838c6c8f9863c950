use super::api::Propose;
use super::{address, begin, decide, said, step, thread, words};
use crate::approval;
use crate::day;
use crate::decision;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::ui::{
    self, Banner, BannerKind, Breadcrumb, Button, ButtonKind, DescriptionList, Fact, Hidden, PostForm, PrintHeader,
    StatusChip, Term,
};
use crate::visit::locale;
use crate::work::actor_of;
use domain::approval::ApprovalSubject;
use domain::desk::Procedure;
use domain::id::WaiverId;
use domain::permission::{Action, Standing};
use domain::waiver::WaiverStatus;
use domain::waiver::view::WaiverDetail;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// `/waiver/{id}`.
#[component]
pub fn WaiverPage() -> impl IntoView {
    let id = named::<WaiverId>("id");
    page(
        td_string!(locale(), waiver.title),
        |visit| async move { service::waiver::detail(&visit.ctx, id?).await },
        |seen, detail| draw(&seen, &detail),
    )
}

fn draw(seen: &Seen, detail: &WaiverDetail) -> AnyView {
    let locale = seen.locale;
    let links = vec![("/waiver".to_owned(), td_string!(locale, waiver.list).to_owned())];
    let title = td_string!(locale, waiver.title);
    view! {
        <PrintHeader title=title reference=detail.number.clone()/>
        <Breadcrumb links=links here=detail.number.clone()/>
        <p class="reference">{detail.number.clone()}</p>
        <div class="page-head">
            <h1><Term ja="例外" en=title/></h1>
            <StatusChip tone=words::tone(detail.status) text=words::status(locale, detail.status)/>
        </div>
        {banner(locale, detail)}
        <div class="with-aside">
            <div class="stack">
                {thread::answers(locale, detail)}
                {drafted(seen, detail)}
                {doing(locale, detail)}
                <h2>{td_string!(locale, waiver.what_it_says)}</h2>
                {said::facts(locale, detail)}
                {thread::history(locale, detail)}
                {raise(locale, detail)}
            </div>
            {aside(locale, detail)}
        </div>
    }
    .into_any()
}

/// What was drafted about it.
fn drafted(seen: &Seen, detail: &WaiverDetail) -> Option<AnyView> {
    let matter = decision::Matter {
        procedure: Procedure::Waiver,
        id: detail.id.0,
        status: detail.status.code(),
        said: detail.events.iter().map(|event| (event.at, event.text.clone())).collect(),
    };
    decision::panel(seen, detail.papers.as_ref(), &matter)
}

/// What the state means for the item.
fn banner(locale: Locale, detail: &WaiverDetail) -> Option<AnyView> {
    let until = detail.until.map(|until| day::day(locale, until)).unwrap_or_default();
    let (kind, text) = match detail.status {
        WaiverStatus::Granted if detail.runs && detail.renewable => {
            (BannerKind::Warning, td_string!(locale, waiver.ends_soon, day = until).to_string())
        }
        WaiverStatus::Granted if detail.runs => {
            (BannerKind::Info, td_string!(locale, waiver.runs, day = until).to_string())
        }
        WaiverStatus::Granted | WaiverStatus::Expired => {
            (BannerKind::Warning, td_string!(locale, waiver.is_over, day = until).to_string())
        }
        WaiverStatus::Supported | WaiverStatus::Queried | WaiverStatus::PaperRecorded => {
            (BannerKind::Info, td_string!(locale, waiver.no_lapse).to_owned())
        }
        WaiverStatus::Drafted
        | WaiverStatus::Proposed
        | WaiverStatus::Returned
        | WaiverStatus::Declined
        | WaiverStatus::Refused
        | WaiverStatus::Withdrawn => return None,
    };
    Some(view! { <Banner kind=kind title=text/> }.into_any())
}

/// For the company that answers for it: the way to a risk from it.
fn raise(locale: Locale, detail: &WaiverDetail) -> Option<AnyView> {
    detail.may.contains(&Action::ProposeWaiver).then(|| crate::risk_assessment::for_waiver(locale, detail.id))
}

/// What this reader can do now.
fn doing(locale: Locale, detail: &WaiverDetail) -> Option<AnyView> {
    let at = address(detail.id);
    let editable = detail.status.is_editable() && detail.may.contains(&Action::ProposeWaiver);
    let ways = [
        (editable, "edit", td_string!(locale, waiver.edit), ButtonKind::Outline),
        (step::supports(detail), "support", td_string!(locale, waiver.support), ButtonKind::Solid),
        (step::supports(detail), "return", td_string!(locale, waiver.give_back), ButtonKind::Outline),
        (step::supports(detail), "decline", td_string!(locale, waiver.decline), ButtonKind::Outline),
        (decide::grants(detail), "grant", td_string!(locale, waiver.grant), ButtonKind::Solid),
        (step::refuses(detail), "refuse", td_string!(locale, waiver.refuse), ButtonKind::Outline),
        (step::queries(detail), "query", td_string!(locale, waiver.query), ButtonKind::Outline),
        (decide::records(detail), "paper", td_string!(locale, application.paper), ButtonKind::Outline),
        (step::answers(detail), "answer", td_string!(locale, application.answer_query), ButtonKind::Solid),
        (begin::renewable(detail), "renew", td_string!(locale, waiver.renew), ButtonKind::Solid),
        (step::withdraws(detail), "withdraw", td_string!(locale, waiver.withdraw), ButtonKind::Text),
    ];
    let propose = editable.then(|| {
        let (id, revision) = (detail.id.to_string(), detail.revision.to_string());
        view! {
            <p>{td_string!(locale, waiver.propose_means)}</p>
            {approval::way(locale, ApprovalSubject::ProposeWaiver, detail.id.0)}
            <PostForm action=Propose::PATH>
                <Hidden name="id" value=id/>
                <Hidden name="revision" value=revision/>
                <Button>{td_string!(locale, waiver.propose)}</Button>
            </PostForm>
        }
        .into_any()
    });
    ui::doing(&at, td_string!(locale, waiver.to_do), propose, ways)
}

fn aside(locale: Locale, detail: &WaiverDetail) -> impl IntoView + use<> {
    let japanese = matches!(locale, Locale::ja);
    let next = detail.status.turn();
    let next = next.map(|turn| actor_of(locale, turn.party, &detail.upstream, &detail.downstream));
    let link = |(id, number): &(WaiverId, String)| {
        let (href, number) = (address(*id), number.clone());
        view! { <a href=href>{number}</a> }
    };
    let mut facts = vec![
        Fact::new(td_string!(locale, waiver.case), detail.content.engagement.clone()),
        Fact::new(td_string!(locale, application.applicant), detail.upstream.in_language(japanese).to_owned()),
        Fact::new(td_string!(locale, application.downstream), detail.downstream.in_language(japanese).to_owned()),
        Fact::typed(td_string!(locale, application.work), detail.work.clone()),
        Fact::new(
            td_string!(locale, application.next),
            next.unwrap_or_else(|| td_string!(locale, application.nobody).to_owned()),
        ),
    ];
    if let Some(former) = &detail.renews {
        facts.push(Fact::new(td_string!(locale, waiver.renews), link(former)));
    }
    if let Some(later) = &detail.renewed_by {
        facts.push(Fact::new(td_string!(locale, waiver.renewed_by), link(later)));
    }
    if !detail.digest.is_empty() {
        let digest = detail.digest.clone();
        facts.push(Fact::new(td_string!(locale, waiver.digest), view! { <code class="digest">{digest}</code> }));
    }
    let item = &detail.content.item.key;
    let sheet = match detail.standing {
        Standing::Downstream => format!("/confirmation/{}/item/{item}", detail.confirmation),
        Standing::Upstream | Standing::Ministry | Standing::Contributor | Standing::OwnOrganisation => {
            format!("/confirmation/{}/review#q-{item}", detail.confirmation)
        }
    };
    let sheet = detail.sees_sheet.then(|| view! { <p><a href=sheet>{td_string!(locale, waiver.to_item)}</a></p> });
    view! {
        <aside class="stack" aria-label=td_string!(locale, waiver.facts)>
            <DescriptionList facts=facts dense=true/>
            {sheet}
        </aside>
    }
}
