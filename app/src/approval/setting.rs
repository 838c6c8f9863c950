use super::api::SetPolicy;
use crate::i18n::td_string;
use crate::page::page;
use crate::ui::{Breadcrumb, Button, Hidden, PostForm};
use crate::visit::locale;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// Whether the reader's company wants its sheets approved inside.
#[component]
pub fn SettingPage() -> impl IntoView {
    page(
        td_string!(locale(), approval.setting),
        |visit| async move { service::approval::policy(&visit.ctx).await },
        |seen, policy| {
            let locale = seen.locale;
            let title = td_string!(locale, approval.setting);
            let links = vec![("/people".to_owned(), td_string!(locale, organisation.people).to_owned())];
            let (now, act) = if policy.wanted {
                (td_string!(locale, approval.is_wanted), td_string!(locale, approval.want_not))
            } else {
                (td_string!(locale, approval.is_not_wanted), td_string!(locale, approval.want))
            };
            view! {
                <Breadcrumb links=links here=title/>
                <div class="narrow stack">
                    <h1>{title}</h1>
                    <p>{td_string!(locale, approval.setting_about)}</p>
                    <p><strong>{now}</strong></p>
                    <PostForm action=SetPolicy::PATH>
                        <Hidden name="revision" value=policy.revision.to_string()/>
                        <Hidden name="wanted" value=(!policy.wanted).to_string()/>
                        <Button>{act}</Button>
                    </PostForm>
                </div>
            }
        },
    )
}
