use super::api::SetValidity;
use super::{chip, size};
use crate::day;
use crate::evidence::{look, scanner};
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::typed::Typed;
use crate::ui::{
    Breadcrumb, Button, ButtonKind, DataTable, DescriptionList, Fact, FileInput, FormField, Header, Hidden, PostForm,
    StatusChip, Tone,
};
use crate::visit::locale;
use domain::evidence::MediaType;
use domain::id::EvidenceId;
use domain::vault::{Use, VaultFile};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use service::vault::Kept;

/// `/vault/{id}`: one file.
#[component]
pub fn FilePage() -> impl IntoView {
    let id = named::<EvidenceId>("id");
    page(
        td_string!(locale(), vault.file),
        |visit| async move { service::vault::file(&visit.ctx, id?).await },
        |seen, kept| draw(&seen, &kept),
    )
}

fn draw(seen: &Seen, kept: &Kept) -> AnyView {
    let (locale, file) = (seen.locale, &kept.file);
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
            <DescriptionList facts=facts(locale, kept)/>
            {shown(locale, file)}
            {form(locale, &typed, kept)}
            {uses(locale, &file.uses)}
            {renew(seen, file)}
            {remove(locale, file)}
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

fn facts(locale: Locale, kept: &Kept) -> Vec<Fact> {
    let (file, digest) = (&kept.file, kept.file.sha256.clone());
    let version = |label: &'static str, (id, name): &(EvidenceId, String)| {
        let (href, name) = (format!("/vault/{id}"), name.clone());
        Fact::new(label, view! { <a class="as-typed" href=href>{name}</a> })
    };
    let later = kept.later.iter().map(|other| version(td_string!(locale, vault.later), other));
    let earlier = kept.earlier.iter().map(|other| version(td_string!(locale, vault.earlier), other));
    let own = [
        Fact::typed(td_string!(locale, vault.size), size(file.size)),
        Fact::typed(td_string!(locale, vault.uploaded), day::moment(locale, file.uploaded_at)),
        Fact::typed(td_string!(locale, vault.uploaded_by), &file.uploaded_by_name),
        Fact::new("SHA-256", view! { <code class="digest">{digest}</code> }),
    ];
    own.into_iter().chain(later).chain(earlier).collect()
}

/// Pictures are shown; everything else is kept as a file, because a page is no safe place for it.
fn shown(locale: Locale, file: &VaultFile) -> AnyView {
    let (href, name) = (format!("/evidence/{}", file.id), file.name.clone());
    let picture = matches!(file.media_type, MediaType::Png | MediaType::Jpeg).then(|| {
        let source = format!("/evidence/{}/picture", file.id);
        view! { <img class="vault__picture" src=source alt=td_string!(locale, vault.picture, name = name).to_string() loading="lazy"/> }
    });
    let pages = if picture.is_none() { look(locale, file.id, file.media_type, &file.name) } else { None };
    view! {
        {picture}
        <p class="no-print"><a href=href download>{td_string!(locale, vault.download)}</a> " " {pages}</p>
    }
    .into_any()
}

fn form(locale: Locale, typed: &Typed, kept: &Kept) -> AnyView {
    let (file, note, revision) = (&kept.file, kept.note.as_str(), kept.revision);
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

/// The newer version is received here and goes wherever the older one can be changed.
fn renew(seen: &Seen, file: &VaultFile) -> AnyView {
    let locale = seen.locale;
    let title = td_string!(locale, vault.renew);
    // Whether an item is open is asked again by the command.
    if file.uses.iter().all(|one| one.ended) {
        return view! { <h2>{title}</h2> <p class="quiet">{td_string!(locale, vault.renew_closed)}</p> }.into_any();
    }
    let error = seen.memory.fault(locale, "evidence", "file");
    let (action, scanner) = (format!("/vault/{}/version", file.id), scanner(seen));
    view! {
        <section class="narrow stack no-print">
            <h2>{title}</h2>
            <p>{td_string!(locale, vault.renew_about)}</p>
            <PostForm action=action multipart=true class="stack">
                <FormField id="file" label=td_string!(locale, vault.renew_file) required=true error=error>
                    <FileInput name="file" accept=".pdf,.png,.jpg,.jpeg,.xlsx,.docx,.pptx,.csv,.txt"/>
                </FormField>
                <p class="quiet small">{scanner}</p>
                <div class="button-row"><Button kind=ButtonKind::Outline>{td_string!(locale, vault.renew_do)}</Button></div>
            </PostForm>
        </section>
    }
    .into_any()
}

fn remove(locale: Locale, file: &VaultFile) -> AnyView {
    let (submitted, href) = (file.uses.iter().any(|one| one.submitted), format!("/vault/{}/remove", file.id));
    match submitted {
        true => view! { <p class="quiet small">{td_string!(locale, vault.remove_kept)}</p> }.into_any(),
        false => view! { <p class="no-print"><a href=href>{td_string!(locale, vault.remove)}</a></p> }.into_any(),
    }
}
