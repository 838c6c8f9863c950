use super::api::{AskNew, Register};
use super::{PasskeyForm, permit};
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, page};
use crate::shell::Devices;
use crate::typed::Typed;
use crate::ui::{
    Banner, BannerKind, Breadcrumb, ButtonKind, ButtonSize, DataTable, Header, LinkButton, StatusChip, Tone,
};
use crate::visit::locale;
use domain::account::view::PasskeyLine;
use domain::time;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use service::account::passkey;

/// `/account/passkey`: the reader's passkeys, and a new one.
#[component]
pub fn PasskeysPage() -> impl IntoView {
    permit(Devices::NewPasskey);
    page(
        td_string!(locale(), passkey.title),
        |visit| async move { Ok((passkey::offered(&visit.ctx), passkey::list(&visit.ctx).await?)) },
        |seen, (offered, lines)| {
            let locale = seen.locale;
            let title = td_string!(locale, passkey.title);
            let links = vec![("/account".to_owned(), td_string!(locale, account.title).to_owned())];
            let typed = Typed::of(&seen, "passkey");
            let summary = typed.summary(&[("name", td_string!(locale, passkey.name)), ("passkey", title)]);
            let suspended = lines.iter().any(|line| line.suspended).then(|| {
                view! { <Banner kind=BannerKind::Warning title=td_string!(locale, passkey.suspended_text)/> }
            });
            let form = if offered {
                new(&seen, &typed)
            } else {
                view! { <p>{td_string!(locale, passkey.not_offered)}</p> }.into_any()
            };
            view! {
                <Breadcrumb links=links here=title/>
                {summary}
                <div class="stack">
                    <h1>{title}</h1>
                    <p>{td_string!(locale, passkey.about)}</p>
                    <p>{td_string!(locale, passkey.beside)}</p>
                    {suspended}
                    <h2>{td_string!(locale, passkey.list)}</h2>
                    {table(locale, lines)}
                    <h2>{td_string!(locale, passkey.new)}</h2>
                    {form}
                </div>
            }
        },
    )
}

fn new(seen: &Seen, typed: &Typed) -> AnyView {
    let locale = seen.locale;
    let name = typed.field("name", td_string!(locale, passkey.name)).hint(td_string!(locale, passkey.name_hint));
    let field = name.required(true).line("", 40);
    view! {
        <div class="narrow stack">
            <p>{td_string!(locale, passkey.new_text)}</p>
            <PasskeyForm
                seen=seen.clone()
                name="passkey"
                action=Register::PATH
                ask=AskNew::PATH
                making=true
                button=td_string!(locale, passkey.register)
                fields=field
            />
        </div>
    }
    .into_any()
}

fn table(locale: Locale, lines: Vec<PasskeyLine>) -> AnyView {
    let rows = lines.into_iter().map(|line| {
        let state = if line.suspended {
            view! { <StatusChip tone=Tone::Danger text=td_string!(locale, passkey.suspended)/> }.into_any()
        } else {
            td_string!(locale, passkey.in_use).into_any()
        };
        let used = line.used_at.map_or_else(|| td_string!(locale, passkey.not_used).to_owned(), time::stamp);
        // Links of one name would be one to a screen reader.
        let of = td_string!(locale, passkey.remove_of, name = line.name.clone()).to_string();
        let remove = view! {
            <LinkButton
                href=format!("/account/passkey/{}/remove", line.id)
                kind=ButtonKind::Outline
                size=ButtonSize::Small
            >
                {td_string!(locale, passkey.remove)}
                <span class="visually-hidden">{of}</span>
            </LinkButton>
        };
        let name = view! { <span class="as-typed">{line.name}</span> };
        vec![
            name.into_any(),
            line.number.into_any(),
            time::stamp(line.made_at).into_any(),
            used.into_any(),
            state,
            remove.into_any(),
        ]
    });
    let rows = rows.collect();
    let headers = vec![
        Header::new(td_string!(locale, passkey.name)),
        Header::new(td_string!(locale, passkey.number)).fit(),
        Header::new(td_string!(locale, passkey.made_at)).fit(),
        Header::new(td_string!(locale, passkey.used_at)).fit(),
        Header::new(td_string!(locale, passkey.state)).fit(),
        Header::new(td_string!(locale, passkey.remove)).fit(),
    ];
    view! {
        <DataTable
            caption=td_string!(locale, passkey.list)
            caption_hidden=true
            headers=headers
            rows=rows
            empty=td_string!(locale, passkey.none)
        />
    }
    .into_any()
}
