//! Head and foot of every page: where one is, for which organisation, in which language.

use crate::account::last_sign_in;
use crate::desk;
use crate::form::Memory;
use crate::i18n::{Locale, td_string};
use crate::island::Keys;
use crate::ui::{Banner, BannerKind};
use crate::visit::Visit;
use crate::words;
use domain::permission::{Action, Standing};
use leptos::prelude::*;

/// The frame of a page.
#[component]
pub fn Layout(visit: Visit, memory: Memory, children: Children) -> impl IntoView {
    let locale = visit.locale;
    let demo = visit.ctx.house.demo;
    let before = visit.before.clone();
    view! {
        <a class="skip-link" href="#main">{td_string!(locale, shell.skip)}</a>
        {demo.then(|| view! { <aside class="demo-banner" aria-label=td_string!(locale, shell.demo_label)><p>{td_string!(locale, shell.demo)}</p></aside> })}
        <header class="site-header">
            <a class="site-header__name" href="/">"Kakunin 確認"</a>
            <LanguageSwitch locale=locale path=visit.path.clone()/>
            <Navigation visit=visit.clone()/>
        </header>
        <main id="main" class="site-main" tabindex="-1">
            <Banners locale=locale memory=memory/>
            {children()}
        </main>
        {keys(&visit)}
        <footer class="site-footer">
            <p>{td_string!(locale, shell.no_protected_content)}</p>
            {before.map(|before| view! { <p><a href="/account">{last_sign_in(locale, &before)}</a></p> })}
        </footer>
    }
}

/// Single keys for whoever works through many matters, unless they were switched off (WCAG 2.1.4).
fn keys(visit: &Visit) -> Option<AnyView> {
    let actor = visit.signed.as_ref().map(|signed| &signed.actor)?;
    let wanted = visit.keys && actor.may(Action::SeeDesk, Standing::Ministry);
    wanted.then(|| {
        view! {
            <Keys/>
            {desk::keys(visit.locale)}
        }
        .into_any()
    })
}

/// Links to what the signed-in person may do, and out.
#[component]
fn Navigation(visit: Visit) -> impl IntoView {
    let locale = visit.locale;
    visit.signed.map(|signed| {
        let links = crate::routes::links(&signed.actor, locale);
        let current = visit.path.clone();
        let name = signed.organisation.in_language(matches!(locale, Locale::ja)).to_owned();
        view! {
            <nav class="site-nav" aria-label=td_string!(locale, shell.navigation)>
                <ul>
                    {links
                        .into_iter()
                        .map(|(href, text)| {
                            let here = (current == href).then_some("page");
                            view! { <li><a href=href aria-current=here>{text}</a></li> }
                        })
                        .collect_view()}
                </ul>
            </nav>
            <div class="site-user">
                <a href="/account">{signed.name}</a>
                <span class="site-user__organisation">{name}</span>
                <form method="post" action="/sign-out">
                    <button class="button" data-kind="text" type="submit">{td_string!(locale, shell.sign_out)}</button>
                </form>
            </div>
        }
    })
}

/// The other language, on the same address.
#[component]
fn LanguageSwitch(locale: Locale, path: String) -> impl IntoView {
    let (other, label) = match locale {
        Locale::ja => ("en", "English"),
        Locale::en => ("ja", "日本語"),
    };
    view! {
        <form method="post" action="/language" class="language-switch">
            <input type="hidden" name="next" value=path/>
            <button class="button" data-kind="text" type="submit" name="locale" value=other lang=other>{label}</button>
        </form>
    }
}

/// What the last command did, or why it did not.
#[component]
fn Banners(locale: Locale, memory: Memory) -> impl IntoView {
    let done = memory.what_was_done().map(|what| words::done(locale, what));
    let refused = memory.refusal().and_then(|refusal| words::refusal(locale, refusal));
    view! {
        {done.map(|text| view! { <Banner kind=BannerKind::Success title=text/> })}
        {refused.map(|text| view! { <Banner kind=BannerKind::Error title=text/> })}
    }
}
