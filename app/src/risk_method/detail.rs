use super::api::{Discard, Edit, Publish};
use super::{address, level, status, steps, tables, to_list};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::typed::Typed;
use crate::ui::{
    Banner, BannerKind, Breadcrumb, Button, ButtonKind, DataTable, DescriptionList, Details, Fact, Header, Hidden,
    LinkButton, PostForm, PrintHeader, StatusChip,
};
use crate::visit::locale;
use domain::id::RiskMethodId;
use domain::risk_method::view::MethodLine;
use domain::risk_method::{Method, MethodProblem, MethodStatus};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

fn labels(locale: Locale) -> [(&'static str, &'static str); 5] {
    [
        ("damage", td_string!(locale, risk_method.damage)),
        ("threat", td_string!(locale, risk_method.threat)),
        ("vulnerability", td_string!(locale, risk_method.vulnerability)),
        ("levels", td_string!(locale, risk_method.levels)),
        ("note", td_string!(locale, risk_method.note)),
    ]
}

/// `/risk-method/{id}`: one version.
#[component]
pub fn MethodPage() -> impl IntoView {
    let id = named::<RiskMethodId>("id");
    page(
        td_string!(locale(), risk_method.title),
        |visit| async move { service::risk_method::version(&visit.ctx, id?).await },
        |seen, line| draw(&seen, &line),
    )
}

fn draw(seen: &Seen, line: &MethodLine) -> AnyView {
    let locale = seen.locale;
    let version = td_string!(locale, risk_method.version_number, number = line.version).to_string();
    let title = td_string!(locale, risk_method.title);
    let (tone, text) = status(locale, line.status, true);
    let draft = line.status == MethodStatus::Drafted;
    let problems = draft.then(|| problems(locale, &line.method));
    let doing = draft.then(|| doing(seen, line));
    let tables = tables(locale, &line.method, |cell| level(&line.method, line.method.level(cell).unwrap_or_default()));
    view! {
        <PrintHeader title=title reference=version.clone()/>
        <Breadcrumb links=vec![to_list(locale)] here=version.clone()/>
        {Typed::of(seen, "method").summary(&labels(locale))}
        <div class="page-head">
            <h1>{format!("{title} {version}")}</h1>
            <StatusChip tone=tone text=text/>
        </div>
        <div class="stack">
            <p>{td_string!(locale, risk_method.about)}</p>
            {problems}
            {doing}
            <h2>{td_string!(locale, risk_method.words)}</h2>
            {words(locale, line)}
            <h2>{td_string!(locale, risk_method.table)}</h2>
            <p class="quiet">{td_string!(locale, risk_method.table_about)}</p>
            {tables}
            {falls(locale, &line.method)}
        </div>
    }
    .into_any()
}

/// The words of each step, the lowest first.
fn words(locale: Locale, line: &MethodLine) -> AnyView {
    let list = |words: &[String]| {
        let lines = words.iter().map(|word| view! { <li>{word.clone()}</li> }).collect_view();
        view! { <ol>{lines}</ol> }
    };
    let method = &line.method;
    let [damage, threat, vulnerability, levels, note] = labels(locale);
    let mut facts = vec![
        Fact::new(damage.1, list(&method.damage)),
        Fact::new(threat.1, list(&method.threat)),
        Fact::new(vulnerability.1, list(&method.vulnerability)),
        Fact::new(levels.1, list(&method.levels)),
    ];
    if !line.note.is_empty() {
        facts.push(Fact::typed(note.1, line.note.clone()));
    }
    if let Some(at) = line.published_at {
        facts.push(Fact::new(td_string!(locale, risk_method.published_at), day::moment(locale, at)));
        let digest = line.digest.clone();
        facts.push(Fact::new(td_string!(locale, risk_method.digest), view! { <code class="digest">{digest}</code> }));
    }
    view! { <DescriptionList facts=facts/> }.into_any()
}

fn problems(locale: Locale, method: &Method) -> Option<AnyView> {
    let said = |problem: &MethodProblem| match problem {
        MethodProblem::Damage => td_string!(locale, risk_method.problem_damage),
        MethodProblem::Threat => td_string!(locale, risk_method.problem_threat),
        MethodProblem::Vulnerability => td_string!(locale, risk_method.problem_vulnerability),
        MethodProblem::Levels => td_string!(locale, risk_method.problem_levels),
        MethodProblem::Table => td_string!(locale, risk_method.problem_table),
    };
    let found = method.problems();
    (!found.is_empty()).then(|| {
        let lines = found.iter().map(|problem| view! { <li>{said(problem)}</li> }).collect_view();
        view! { <Banner kind=BannerKind::Warning title=td_string!(locale, risk_method.problems)/> <ul>{lines}</ul> }
            .into_any()
    })
}

/// Where the level falls although a factor rises: pointed out.
fn falls(locale: Locale, method: &Method) -> Option<AnyView> {
    let found = method.falls();
    (!found.is_empty()).then(|| {
        let title = td_string!(locale, risk_method.falls, count = found.len()).to_string();
        let rows = found.iter().map(|(low, high)| {
            let way = td_string!(locale, risk_method.fall, low = steps(*low), high = steps(*high)).to_string();
            let said = |cell| method.words(method.level(cell).unwrap_or_default()).to_owned();
            vec![way.into_any(), format!("{} → {}", said(*low), said(*high)).into_any()]
        });
        let headers = vec![
            Header::new(td_string!(locale, risk_method.table)),
            Header::new(td_string!(locale, risk_method.from_to)),
        ];
        view! {
            <Banner kind=BannerKind::Info title=title.clone()/>
            <p class="quiet">{td_string!(locale, risk_method.falls_about)}</p>
            <DataTable caption=title headers=headers rows=rows.collect() empty="" dense=true/>
        }
        .into_any()
    })
}

fn doing(seen: &Seen, line: &MethodLine) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "method"));
    let [damage, threat, vulnerability, levels, note] = labels(locale);
    let hint = td_string!(locale, risk_method.steps_hint);
    let scale = |(name, label): (&'static str, &'static str), words: &[String]| {
        typed.field(name, label).required(true).hint(hint).paragraph(&words.join("\n"), 5)
    };
    let method = &line.method;
    let fields = view! {
        {scale(damage, &method.damage)}
        {scale(threat, &method.threat)}
        {scale(vulnerability, &method.vulnerability)}
        {scale(levels, &method.levels)}
        {typed.field(note.0, note.1).required(false).paragraph(&line.note, 2)}
    };
    let hidden = |(id, revision): (RiskMethodId, i32)| {
        view! {
            <Hidden name="id" value=id.to_string()/>
            <Hidden name="revision" value=revision.to_string()/>
        }
    };
    let keys = (line.id, line.revision);
    let table = format!("{}/table", address(line.id));
    view! {
        <section class="panel stack no-print" aria-labelledby="doing">
            <h2 id="doing">{td_string!(locale, risk_method.to_do)}</h2>
            <div class="button-row">
                <LinkButton href=table kind=ButtonKind::Outline>{td_string!(locale, risk_method.table_edit)}</LinkButton>
            </div>
            <Details summary=td_string!(locale, risk_method.edit) open=true>
                <p class="quiet">{td_string!(locale, risk_method.edit_about)}</p>
                <PostForm action=Edit::PATH class="stack">
                    {hidden(keys)}
                    {fields}
                    <div class="button-row"><Button kind=ButtonKind::Outline>{td_string!(locale, risk_method.save)}</Button></div>
                </PostForm>
            </Details>
            <p>{td_string!(locale, risk_method.publish_means)}</p>
            <PostForm action=Publish::PATH>
                {hidden(keys)}
                <div class="button-row"><Button>{td_string!(locale, risk_method.publish)}</Button></div>
            </PostForm>
            <PostForm action=Discard::PATH>
                {hidden(keys)}
                <p class="quiet">{td_string!(locale, risk_method.discard_means)}</p>
                <Button kind=ButtonKind::Danger>{td_string!(locale, risk_method.discard)}</Button>
            </PostForm>
        </section>
    }
    .into_any()
}
