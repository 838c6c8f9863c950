use super::api::SetValidity;
use super::{chip, size};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::typed::Typed;
use crate::ui::{Breadcrumb, Button, DataTable, DescriptionList, Fact, Header, Hidden, PostForm, StatusChip, Tone};
use crate::visit::locale;
use domain::evidence::MediaType;
use domain::id::EvidenceId;
use domain::vault::{Use, VaultFile};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// `/vault/{id}`: one file.
#[component]
pub fn FilePage() -> impl IntoView {
    let id = named::<EvidenceId>("id");
    page(
        td_string!(locale(), vault.file),
        |visit| async move { service::vault::file(&visit.ctx, id?).await },
        |seen, (file, note, revision)| draw(&seen, &file, &note, revision),
    )
}

fn draw(seen: &Seen, file: &VaultFile, note: &str, revision: i32) -> AnyView {
    let locale = seen.locale;
    let today = seen.visit.ctx.today();
    let links = vec![("/vault".to_owned(), td_string!(locale, vault.title).to_owned())];
    let typed = Typed::of(seen, "validity");
    let summary = typed.summary(&labels(locale));
    let name = file.name.clone();
    view! {
        <Breadcrumb links=links here=name.clone()/>
        {summary}
        <div class="stack">
            <div class="page-head"><h1 class="as-typed">{name}</h1>{chip(locale, file, today)}</div>
            <DescriptionList facts=facts(locale, file)/>
            {shown(locale, file)}
            {form(locale, &typed, file, note, revision)}
            {uses(locale, &file.uses)}
        </div>
    }
    .into_any()
}

fn labels(locale: Locale) -> [(&'static str, &'static str); 3] {
    [
        ("valid_from", td_string!(locale, vault.from)),
        ("valid_until", td_string!(locale, vault.until)),
        ("note", td_string!(locale, vault.note)),
    ]
}

fn facts(locale: Locale, file: &VaultFile) -> Vec<Fact> {
    let digest = file.sha256.clone();
    vec![
        Fact::typed(td_string!(locale, vault.size), size(file.size)),
        Fact::typed(td_string!(locale, vault.uploaded), day::moment(locale, file.uploaded_at)),
        Fact::typed(td_string!(locale, vault.uploaded_by), &file.uploaded_by_name),
        Fact::new("SHA-256", view! { <code class="digest">{digest}</code> }),
    ]
}

/// Pictures are shown; everything else is kept as a file, because a page is no safe place for it.
fn shown(locale: Locale, file: &VaultFile) -> AnyView {
    let (href, name) = (format!("/evidence/{}", file.id), file.name.clone());
    let picture = matches!(file.media_type, MediaType::Png | MediaType::Jpeg).then(|| {
        let source = format!("/evidence/{}/picture", file.id);
        view! { <img class="vault__picture" src=source alt=td_string!(locale, vault.picture, name = name).to_string() loading="lazy"/> }
    });
    view! {
        {picture}
        <p class="no-print"><a href=href download>{td_string!(locale, vault.download)}</a></p>
    }
    .into_any()
}

fn form(locale: Locale, typed: &Typed, file: &VaultFile, note: &str, revision: i32) -> AnyView {
    let [from, until, why] = labels(locale).map(|(_, label)| label);
    let from = typed.field("valid_from", from).required(false).day(file.valid_from);
    let until = typed.field("valid_until", until).required(false).day(file.valid_until);
    let why = typed.field("note", why).required(false).hint(td_string!(locale, vault.note_hint)).paragraph(note, 3);
    let (id, revision) = (file.id.to_string(), revision.to_string());
    view! {
        <section class="narrow stack">
            <h2>{td_string!(locale, vault.set)}</h2>
            <p>{td_string!(locale, vault.set_about)}</p>
            <PostForm action=SetValidity::PATH class="stack">
                <Hidden name="id" value=id/>
                <Hidden name="revision" value=revision/>
                {from}
                {until}
                {why}
                <div class="button-row"><Button>{td_string!(locale, engagement.save)}</Button></div>
            </PostForm>
        </section>
    }
    .into_any()
}

fn uses(locale: Locale, uses: &[Use]) -> AnyView {
    let headers = [
        Header::new(td_string!(locale, vault.case)).fit(),
        Header::new(td_string!(locale, vault.item)),
        Header::new(td_string!(locale, vault.attached)).fit(),
        Header::new(td_string!(locale, vault.state)).fit(),
    ];
    let rows = uses.iter().map(|one| {
        let href = format!("/confirmation/{}/item/{}", one.confirmation, one.item_key);
        let (tone, text) = match (one.submitted, one.ended) {
            (true, _) => (Tone::Active, td_string!(locale, vault.submitted)),
            (false, true) => (Tone::Plain, td_string!(locale, vault.taken_off)),
            (false, false) => (Tone::Waiting, td_string!(locale, vault.in_draft)),
        };
        vec![
            one.number.clone().into_any(),
            view! { <a href=href>{one.item_key.clone()}</a> }.into_any(),
            day::day(locale, domain::time::day_in_japan(one.at)).into_any(),
            view! { <StatusChip tone=tone text=text/> }.into_any(),
        ]
    });
    let rows: Vec<_> = rows.collect();
    view! {
        <h2>{td_string!(locale, vault.used)}</h2>
        <DataTable caption=td_string!(locale, vault.used) caption_hidden=true headers=headers.into() rows=rows empty=""/>
    }
    .into_any()
}
