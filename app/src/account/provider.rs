use super::surroundings::providers;
use crate::i18n::{Locale, td_string};
use crate::ui::{ButtonKind, LinkButton};
use crate::visit::locale;
use leptos::prelude::*;

/// One button for each configured sign-in provider; nothing where there is none. A link, because the content policy lets no
/// form end at another site.
#[component]
pub fn ProviderButtons<F>(
    /// Address of the way to a provider.
    href: F,
    /// Heading; without it, that of the way in.
    #[prop(optional)]
    title: Option<&'static str>,
    /// A line below the heading.
    #[prop(optional)]
    text: Option<&'static str>,
    /// Names of providers that get no button.
    #[prop(optional)]
    except: Vec<String>,
    #[prop(default = locale())] locale: Locale,
) -> impl IntoView
where
    F: Fn(&str) -> String + Send + 'static,
{
    let mut providers = providers();
    providers.retain(|provider| !except.contains(&provider.name));
    (!providers.is_empty()).then(|| {
        let buttons = providers.into_iter().map(|provider| {
            let label = match locale {
                Locale::ja => provider.label_ja,
                Locale::en => provider.label_en,
            };
            view! { <LinkButton href=href(&provider.name) kind=ButtonKind::Outline>{label}</LinkButton> }
        });
        let buttons = buttons.collect_view();
        view! {
            <h2>{title.unwrap_or(td_string!(locale, account.with_provider))}</h2>
            {text.map(|text| view! { <p>{text}</p> })}
            <div class="button-row">{buttons}</div>
        }
    })
}
