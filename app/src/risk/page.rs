use super::api::{Accept, Add, DropRisk, Edit, Record};
use super::fields::{fields, labels};
use super::input::RiskInput;
use super::{address, catalogue, links, words};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page, queried};
use crate::risk_assessment::{address as assessment, to_list};
use crate::risk_method::level;
use crate::typed::Typed;
use crate::ui::{
    Banner, BannerKind, Breadcrumb, Button, ButtonKind, DescriptionList, Details, Fact, Hidden, LinkButton, PostForm,
    PrintHeader,
};
use crate::visit::locale;
use domain::id::{RiskAssessmentId, RiskId};
use domain::risk_assessment::view::{RiskLine, RiskPage as Page};
use domain::risk_method::{Factors, Method};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use service::risk_assessment::FromForm;

/// `/risk-assessment/{id}/risk?kind=…&of=…&item=…&threat=…`: a further risk, with what the address says filled in.
#[component]
pub fn NewPage() -> impl IntoView {
    let id = named::<RiskAssessmentId>("id");
    let title = td_string!(locale(), risk.add);
    let from = FromForm { kind: queried("kind"), of: queried("of"), item: queried("item") };
    let origin = from.clone();
    page(
        title,
        move |visit| async move { service::risk::new_risk(&visit.ctx, id?, &from).await },
        move |seen, page| {
            let (locale, typed) = (seen.locale, Typed::of(&seen, "risk"));
            let (threat, vulnerability) = catalogue::picked();
            let stored = RiskInput { threat, vulnerability, ..RiskInput::default() };
            let fields = fields(locale, &typed, &page, &stored);
            let (id, back) = (page.assessment.id.to_string(), assessment(page.assessment.id));
            let kept = vec![("kind", origin.kind.clone()), ("of", origin.of.clone()), ("item", origin.item.clone())];
            let pick = catalogue::pick(locale, format!("{back}/risk"), kept);
            let from = page.from.as_ref().map(|from| {
                let facts = vec![Fact::typed(words::link_kind(locale, from.kind), from.reference.clone())];
                view! { <h2>{td_string!(locale, risk.from)}</h2> <DescriptionList facts=facts/> }
            });
            let body = view! {
                {from}
                {pick}
                <PostForm action=Add::PATH class="stack">
                    <Hidden name="id" value=id/>
                    <Hidden name="kind" value=origin.kind/>
                    <Hidden name="of" value=origin.of/>
                    <Hidden name="item" value=origin.item/>
                    {fields}
                    <div class="button-row">
                        <Button>{td_string!(locale, risk.add_now)}</Button>
                        <LinkButton href=back kind=ButtonKind::Text>{td_string!(locale, risk_assessment.back)}</LinkButton>
                    </div>
                </PostForm>
            };
            frame(&seen, title.to_owned(), &page, body.into_any())
        },
    )
}

fn frame(seen: &Seen, title: String, page: &Page, body: AnyView) -> impl IntoView + use<> {
    let number = page.assessment.number.clone();
    let links = vec![to_list(seen.locale), (assessment(page.assessment.id), number.clone())];
    let summaries = [
        Typed::of(seen, "risk").summary(&labels(seen.locale)).into_any(),
        Typed::of(seen, "link").summary(&links::labels(seen.locale)).into_any(),
        Typed::of(seen, "record").summary(&recorded(seen.locale)).into_any(),
        Typed::of(seen, "accept").summary(&labels(seen.locale)).into_any(),
    ];
    view! {
        <Breadcrumb links=links here=title.clone()/>
        {summaries}
        <p class="reference">{number}</p>
        <h1>{title}</h1>
        <div class="stack narrow">{body}</div>
    }
}

fn recorded(locale: Locale) -> [(&'static str, &'static str); 2] {
    [("done_on", td_string!(locale, risk.done_on)), ("proof", td_string!(locale, risk.proof))]
}

/// `/risk/{id}`.
#[component]
pub fn RiskPage() -> impl IntoView {
    let id = named::<RiskId>("id");
    page(
        td_string!(locale(), risk.title),
        |visit| async move { service::risk::risk(&visit.ctx, id?).await },
        |seen, page| {
            let number = page.risk.as_ref().map(|risk| risk.number).unwrap_or_default();
            let title = format!("{} R{number}", td_string!(seen.locale, risk.title));
            let body = page.risk.as_ref().map(|risk| draw(&seen, &page, risk));
            let print = page.assessment.number.clone();
            view! { <PrintHeader title=title.clone() reference=print/> {frame(&seen, title, &page, body.into_any())} }
        },
    )
}

fn draw(seen: &Seen, page: &Page, risk: &RiskLine) -> AnyView {
    let locale = seen.locale;
    let back = assessment(page.assessment.id);
    let doing = [
        page.accepts.then(|| accept(locale, risk)),
        page.records.then(|| record(seen, risk)),
        page.edits.then(|| edit(seen, page, risk)),
    ];
    view! {
        {banners(locale, page, risk)}
        <h2>{td_string!(locale, risk.what)}</h2>
        <DescriptionList facts=facts(locale, page, risk)/>
        {links::panel(seen, risk, page.edits)}
        {doing}
        <p><a href=back>{td_string!(locale, risk_assessment.back)}</a></p>
    }
    .into_any()
}

fn banners(locale: Locale, page: &Page, risk: &RiskLine) -> [Option<AnyView>; 3] {
    let carried = risk.carried.then(|| {
        view! { <Banner kind=BannerKind::Warning title=td_string!(locale, risk.carried)/> <p>{td_string!(locale, risk.carried_about)}</p> }
            .into_any()
    });
    let gaps: Vec<&str> = risk.gaps().into_iter().map(|code| words::gap(locale, code)).collect();
    let missing = (page.edits && !gaps.is_empty()).then(|| {
        let what = gaps.join(td_string!(locale, ui.comma));
        let title = td_string!(locale, risk.missing, what = what).to_string();
        view! { <Banner kind=BannerKind::Info title=title/> }.into_any()
    });
    let over = risk.acceptance.until.filter(|_| risk.lapsed(page.today)).map(|until| {
        let title = td_string!(locale, risk.lapsed, day = day::day(locale, until)).to_string();
        view! { <Banner kind=BannerKind::Warning title=title/> }.into_any()
    });
    [carried, missing, over]
}

fn judged(locale: Locale, method: &Method, factors: Option<Factors>) -> AnyView {
    let said = |factors: Factors| {
        let found = method.level(factors)?;
        let steps = crate::risk_method::steps(factors);
        Some(view! { {level(method, found)} " " <span class="quiet">{steps}</span> }.into_any())
    };
    factors.and_then(said).unwrap_or_else(|| td_string!(locale, risk.not_judged).into_any())
}

fn facts(locale: Locale, page: &Page, risk: &RiskLine) -> Vec<Fact> {
    let [asset, threat, vulnerability, damage, _, _, _, measures, treatment, plan, _, _, _, owner, due_on, ..] =
        labels(locale);
    let mut facts = vec![
        Fact::typed(asset.1, risk.asset.clone()),
        Fact::typed(threat.1, risk.threat.clone()),
        Fact::typed(vulnerability.1, risk.vulnerability.clone()),
        Fact::typed(damage.1, risk.damage.clone()),
        Fact::new(td_string!(locale, risk.level_before), judged(locale, &page.method, risk.factors)),
        Fact::typed(measures.1, risk.measures.clone()),
        Fact::new(treatment.1, risk.treatment.map(|code| words::treatment(locale, code)).unwrap_or("–")),
        Fact::typed(plan.1, risk.plan.clone()),
        Fact::new(td_string!(locale, risk.level_after), judged(locale, &page.method, risk.residual)),
        Fact::typed(owner.1, risk.owner_name.clone()),
    ];
    if let Some(due) = risk.due_on {
        facts.push(Fact::new(due_on.1, day::day(locale, due)));
    }
    if let Some(accepted) = words::accepted(locale, risk) {
        facts.push(Fact::new(td_string!(locale, risk.gap_acceptance), accepted));
    }
    if let Some(done) = risk.done_on {
        facts.push(Fact::new(td_string!(locale, risk.done_on), day::day(locale, done)));
        facts.push(Fact::typed(td_string!(locale, risk.proof), risk.proof.clone()));
    }
    facts
}

fn hidden((id, revision): (RiskId, i32)) -> impl IntoView {
    view! {
        <Hidden name="id" value=id.to_string()/>
        <Hidden name="revision" value=revision.to_string()/>
    }
}

fn accept(locale: Locale, risk: &RiskLine) -> AnyView {
    let day = risk.acceptance.until.map(|until| day::day(locale, until)).unwrap_or_default();
    let means = td_string!(locale, risk.accept_means, day = day).to_string();
    let keys = (risk.id, risk.revision);
    view! {
        <section class="panel stack no-print" aria-labelledby="accepting">
            <h2 id="accepting">{td_string!(locale, risk.accept)}</h2>
            <p>{means}</p>
            <PostForm action=Accept::PATH>
                {hidden(keys)}
                <Button>{td_string!(locale, risk.accept_now)}</Button>
            </PostForm>
        </section>
    }
    .into_any()
}

fn record(seen: &Seen, risk: &RiskLine) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "record"));
    let [done_on, proof] = recorded(locale);
    let keys = (risk.id, risk.revision);
    let done_on = typed.field(done_on.0, done_on.1).required(true).day(risk.done_on);
    let proof = typed.field(proof.0, proof.1).required(true).hint(td_string!(locale, application.no_content));
    let proof = proof.paragraph(&risk.proof, 2);
    view! {
        <section class="panel stack no-print" aria-labelledby="recording">
            <h2 id="recording">{td_string!(locale, risk.record)}</h2>
            <p>{td_string!(locale, risk.record_about)}</p>
            <PostForm action=Record::PATH class="stack">
                {hidden(keys)}
                {done_on}
                {proof}
                <div class="button-row"><Button>{td_string!(locale, risk.record_now)}</Button></div>
            </PostForm>
        </section>
    }
    .into_any()
}

fn edit(seen: &Seen, page: &Page, risk: &RiskLine) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "risk"));
    let (threat, vulnerability) = catalogue::picked();
    let mut stored = RiskInput::stored(risk);
    for (field, picked) in [(&mut stored.threat, threat), (&mut stored.vulnerability, vulnerability)] {
        if !picked.is_empty() {
            *field = picked;
        }
    }
    let fields = fields(locale, &typed, page, &stored);
    let pick = catalogue::pick(locale, address(risk.id), Vec::new());
    let keys = (risk.id, risk.revision);
    view! {
        <section class="panel stack no-print" aria-labelledby="changing">
            <h2 id="changing">{td_string!(locale, risk.edit)}</h2>
            {pick}
            <PostForm action=Edit::PATH class="stack">
                {hidden(keys)}
                {fields}
                <div class="button-row"><Button>{td_string!(locale, risk.save)}</Button></div>
            </PostForm>
            <Details summary=td_string!(locale, risk.drop)>
                <p class="quiet">{td_string!(locale, risk.drop_about)}</p>
                <PostForm action=DropRisk::PATH>
                    {hidden(keys)}
                    <Button kind=ButtonKind::Danger>{td_string!(locale, risk.drop)}</Button>
                </PostForm>
            </Details>
        </section>
    }
    .into_any()
}
