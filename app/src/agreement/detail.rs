use super::{address, begin, decide, panels, settle, step, to_list, words};
use crate::decision;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::ui::{self, Breadcrumb, ButtonKind, DescriptionList, Fact, PrintHeader, StatusChip, Term};
use crate::visit::locale;
use domain::agreement::view::AgreementDetail;
use domain::desk::Procedure;
use domain::id::AgreementId;
use leptos::prelude::*;

/// `/agreement/{id}`.
#[component]
pub fn AgreementPage() -> impl IntoView {
    let id = named::<AgreementId>("id");
    page(
        td_string!(locale(), agreement.title),
        |visit| async move { service::agreement::detail(&visit.ctx, id?).await },
        |seen, detail| draw(&seen, &detail),
    )
}

fn draw(seen: &Seen, detail: &AgreementDetail) -> AnyView {
    let locale = seen.locale;
    let title = td_string!(locale, agreement.title);
    let line = &detail.line;
    let (tone, state) = words::state(locale, line);
    let company = line.company.in_language(matches!(locale, Locale::ja)).to_owned();
    let aside = vec![Fact::new(td_string!(locale, corrective_plan.company), company)];
    view! {
        <PrintHeader title=title reference=line.number.clone()/>
        <Breadcrumb links=vec![to_list(locale)] here=line.number.clone()/>
        <p class="reference">{line.number.clone()}</p>
        <div class="page-head">
            <h1><Term ja="第三者との約定" en=title/></h1>
            <StatusChip tone=tone text=state/>
        </div>
        {panels::defect(locale, detail)}
        {panels::banner(locale, detail)}
        <div class="with-aside">
            <div class="stack">
                {panels::check(locale, detail)}
                {drafted(seen, detail)}
                {doing(locale, detail)}
                <h2>{td_string!(locale, agreement.facts)}</h2>
                {panels::facts(locale, detail)}
                {panels::requests(locale, detail)}
                {panels::history(locale, detail)}
            </div>
            <aside class="stack" aria-label=td_string!(locale, agreement.at_a_glance)>
                <DescriptionList facts=aside dense=true/>
            </aside>
        </div>
    }
    .into_any()
}

/// What was drafted about it.
fn drafted(seen: &Seen, detail: &AgreementDetail) -> Option<AnyView> {
    let matter = decision::Matter {
        procedure: Procedure::Agreement,
        id: detail.line.id.0,
        status: detail.line.status.code(),
        said: detail.events.iter().map(|event| (event.at, event.text.clone())).collect(),
    };
    decision::panel(seen, detail.papers.as_ref(), &matter)
}

/// What this reader can do now.
fn doing(locale: Locale, detail: &AgreementDetail) -> Option<AnyView> {
    let at = address(detail.line.id);
    let permits = decide::permits(detail);
    let ways = [
        (step::answers(detail), "answer", td_string!(locale, application.answer_query), ButtonKind::Solid),
        (settle::signs(detail), "sign", td_string!(locale, agreement.sign), ButtonKind::Solid),
        (settle::excludes(detail), "exclusion", td_string!(locale, agreement.exclude), ButtonKind::Outline),
        (settle::asks(detail), "ask", td_string!(locale, agreement.ask), ButtonKind::Outline),
        (settle::outside(detail), "outside", td_string!(locale, agreement.outside), ButtonKind::Outline),
        (begin::edits(detail), "edit", td_string!(locale, agreement.edit), ButtonKind::Outline),
        (permits, "permit", td_string!(locale, agreement.permit), ButtonKind::Solid),
        (permits, "refuse", td_string!(locale, agreement.refuse), ButtonKind::Outline),
        (step::queries(detail), "query", td_string!(locale, agreement.query), ButtonKind::Outline),
        (decide::records(detail), "paper", td_string!(locale, application.paper), ButtonKind::Outline),
        (step::withdraws(detail), "withdraw", td_string!(locale, agreement.withdraw), ButtonKind::Text),
        (step::ends(detail), "end", td_string!(locale, agreement.end), ButtonKind::Text),
    ];
    ui::doing(&at, td_string!(locale, agreement.to_do), None, ways)
}
