use super::api::SetPolicy;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, page};
use crate::typed::Typed;
use crate::ui::{Breadcrumb, Button, Choice, Hidden, PostForm, Term};
use crate::visit::locale;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use service::deadline::Policy;

/// `/deadline/reminders`: when the reader's company reminds its people.
#[component]
pub fn RemindersPage() -> impl IntoView {
    page(
        td_string!(locale(), deadline.reminders),
        |visit| async move { service::deadline::policy(&visit.ctx).await },
        |seen, policy| {
            let locale = seen.locale;
            let title = td_string!(locale, deadline.reminders);
            let links = vec![("/deadline".to_owned(), td_string!(locale, deadline.title).to_owned())];
            view! {
                <Breadcrumb links=links here=title/>
                {summary(&seen)}
                <div class="narrow stack">
                    <h1><Term ja="催促の設定" en=title/></h1>
                    <p>{td_string!(locale, deadline.reminders_about)}</p>
                    <p><strong>{now(locale, &policy)}</strong></p>
                    {form(&seen, &policy)}
                </div>
            }
        },
    )
}

/// What holds now, in a sentence.
fn now(locale: Locale, policy: &Policy) -> String {
    let intervals = &policy.intervals;
    if intervals.before.is_empty() && intervals.after.is_empty() && intervals.escalate_after.is_none() {
        return td_string!(locale, deadline.reminders_none).to_owned();
    }
    let or_none = |days: &[u16]| if days.is_empty() { "–".to_owned() } else { spelt(days) };
    let (before, after) = (or_none(&intervals.before), or_none(&intervals.after));
    td_string!(locale, deadline.reminders_now, before = before, after = after).to_string()
}

fn spelt(days: &[u16]) -> String {
    days.iter().map(u16::to_string).collect::<Vec<_>>().join(", ")
}

/// What is wrong, above everything else.
fn summary(seen: &Seen) -> AnyView {
    let locale = seen.locale;
    let labels = [
        ("before", td_string!(locale, deadline.before)),
        ("after", td_string!(locale, deadline.after)),
        ("working", td_string!(locale, deadline.counted)),
        ("escalate_after", td_string!(locale, deadline.escalate_after)),
        ("escalate_to", td_string!(locale, deadline.escalate_to)),
    ];
    Typed::of(seen, "reminders").summary(&labels).into_any()
}

fn form(seen: &Seen, policy: &Policy) -> AnyView {
    let locale = seen.locale;
    let typed = Typed::of(seen, "reminders");
    let (intervals, revision) = (&policy.intervals, policy.revision.to_string());
    let (before, after) = (td_string!(locale, deadline.before), td_string!(locale, deadline.after));
    let (counted, days) = (td_string!(locale, deadline.counted), td_string!(locale, deadline.escalate_after));
    let to = td_string!(locale, deadline.escalate_to);
    let people = policy.people.iter().map(|(id, name)| Choice::new(id.to_string(), name.clone())).collect();
    let ways = vec![
        Choice::new("false", td_string!(locale, deadline.counted_days)),
        Choice::new("true", td_string!(locale, deadline.counted_working))
            .hint(td_string!(locale, deadline.working_hint)),
    ];
    let escalate_after = intervals.escalate_after.map(|days| days.to_string()).unwrap_or_default();
    let escalate_to = policy.escalate_to.map(|id| id.to_string()).unwrap_or_default();
    let hint = td_string!(locale, deadline.escalate_hint);
    let way = if intervals.working { "true" } else { "false" };
    let (before_hint, after_hint) = (td_string!(locale, deadline.before_hint), td_string!(locale, deadline.after_hint));
    let fields = [
        typed.field("before", before).required(false).hint(before_hint).line(&spelt(&intervals.before), 32),
        typed.field("after", after).required(false).hint(after_hint).line(&spelt(&intervals.after), 32),
        typed.field("working", counted).pick(way, ways),
        typed.field("escalate_after", days).required(false).hint(hint).line(&escalate_after, 4),
        typed.field("escalate_to", to).required(false).choose(&escalate_to, people),
    ];
    view! {
        <PostForm action=SetPolicy::PATH class="stack">
            <Hidden name="revision" value=revision/>
            {fields}
            <div class="button-row"><Button>{td_string!(locale, engagement.save)}</Button></div>
        </PostForm>
    }
    .into_any()
}
