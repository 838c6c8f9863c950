use super::api::{MakeFeed, RevokeFeed};
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, page};
use crate::typed::Typed;
use crate::ui::{Banner, BannerKind, Breadcrumb, Button, ButtonKind, DescriptionList, Fact, Hidden, PostForm, Term};
use crate::visit::locale;
use domain::time;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use service::deadline::Feed;

/// `/account/calendar`: one's own calendar for other programs.
#[component]
pub fn FeedPage() -> impl IntoView {
    page(
        td_string!(locale(), deadline.feed),
        |visit| async move { service::deadline::feed(&visit.ctx).await },
        |seen, feed| {
            let locale = seen.locale;
            let title = td_string!(locale, deadline.feed);
            let links = vec![("/account".to_owned(), td_string!(locale, account.title).to_owned())];
            let address = Typed::of(&seen, "feed").value("address", "");
            view! {
                <Breadcrumb links=links here=title/>
                <div class="narrow stack">
                    <h1><Term ja="カレンダー連携" en=title/></h1>
                    <p>{td_string!(locale, deadline.feed_about)}</p>
                    {(!address.is_empty()).then(|| once(locale, address))}
                    {match feed {
                        Some(feed) => made(&seen, feed),
                        None => none(locale),
                    }}
                </div>
            }
        },
    )
}

/// The address, which is shown now and never again.
fn once(locale: Locale, address: String) -> AnyView {
    view! {
        <Banner kind=BannerKind::Warning title=td_string!(locale, deadline.feed_once)>
            <p><code class="as-typed">{address}</code></p>
            <p>{td_string!(locale, deadline.feed_once_text)}</p>
        </Banner>
    }
    .into_any()
}

fn made(seen: &Seen, feed: Feed) -> AnyView {
    let locale = seen.locale;
    let organisation = seen.visit.signed.as_ref().map(|signed| &signed.organisation);
    let organisation = organisation.map(|name| name.in_language(matches!(locale, Locale::ja)).to_owned());
    let facts = vec![
        Fact::new(td_string!(locale, deadline.feed_made), time::stamp(feed.made_at)),
        Fact::typed(td_string!(locale, deadline.feed_of), organisation.unwrap_or_default()),
    ];
    view! {
        <DescriptionList facts=facts/>
        <p>{td_string!(locale, deadline.feed_again_text)}</p>
        <div class="button-row">
            <PostForm action=MakeFeed::PATH>
                <Button kind=ButtonKind::Outline>{td_string!(locale, deadline.feed_again)}</Button>
            </PostForm>
            <PostForm action=RevokeFeed::PATH>
                <Hidden name="id" value=feed.id.to_string()/>
                <Hidden name="revision" value=feed.revision.to_string()/>
                <Button kind=ButtonKind::Danger>{td_string!(locale, deadline.feed_revoke)}</Button>
            </PostForm>
        </div>
    }
    .into_any()
}

fn none(locale: Locale) -> AnyView {
    view! {
        <p class="quiet">{td_string!(locale, deadline.feed_none)}</p>
        <PostForm action=MakeFeed::PATH>
            <Button>{td_string!(locale, deadline.feed_make)}</Button>
        </PostForm>
    }
    .into_any()
}
