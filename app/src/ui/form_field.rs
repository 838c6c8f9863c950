//! Label, mark, hint and error around one control. The control inside learns its id and its description from here.

use super::Text;
use crate::i18n::{Locale, td_string};
use crate::visit::locale;
use leptos::context::Provider;
use leptos::prelude::*;

/// What a control knows of the field around it.
#[derive(Clone, Debug, Default)]
pub(super) struct Field {
    pub id: Option<String>,
    pub described_by: Option<String>,
    pub invalid: bool,
}

impl Field {
    /// The field around this control, as far as its own props do not say otherwise.
    pub fn around(id: Text, described_by: Text, invalid: bool) -> Self {
        let around = use_context::<Self>().unwrap_or_default();
        Self {
            id: id.get().or(around.id),
            described_by: described_by.get().or(around.described_by),
            invalid: invalid || around.invalid,
        }
    }

    /// Value of `aria-invalid`.
    pub fn aria_invalid(&self) -> Option<&'static str> {
        self.invalid.then_some("true")
    }
}

/// One field with one control: `<FormField id="name" label="…"><TextInput name="name" value=…/></FormField>`.
#[component]
pub fn FormField(
    /// Id of the control; the hint is `{id}-hint`, the error `{id}-error`.
    #[prop(into)]
    id: String,
    #[prop(into)] label: String,
    /// ※必須 or ※任意; no mark where left out.
    #[prop(optional_no_strip, into)]
    required: Option<bool>,
    #[prop(optional, into)] hint: Text,
    #[prop(optional, into)] error: Text,
    #[prop(default = locale())] locale: Locale,
    children: Children,
) -> impl IntoView {
    let described_by = described_by(&id, &hint, &error);
    let field = Field { id: Some(id.clone()), described_by, invalid: error.as_deref().is_some() };
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>
                {label}
                <RequiredMark required=required locale=locale/>
            </label>
            {hint.get().map(|hint| view! { <p class="field__hint" id=format!("{id}-hint")>{hint}</p> })}
            <FieldError id=id error=error locale=locale/>
            <div class="field__control">
                <Provider value=field>{children()}</Provider>
            </div>
        </div>
    }
}

/// Error first: it is what the reader came back for.
fn described_by(id: &str, hint: &Text, error: &Text) -> Option<String> {
    let error = error.as_deref().map(|_| format!("{id}-error"));
    let hint = hint.as_deref().map(|_| format!("{id}-hint"));
    let ids: Vec<String> = error.into_iter().chain(hint).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// ※必須 or ※任意.
#[component]
pub(super) fn RequiredMark(required: Option<bool>, locale: Locale) -> impl IntoView {
    required.map(|required| {
        let text = if required { td_string!(locale, ui.required) } else { td_string!(locale, ui.optional) };
        view! { <span class="field__mark" data-required=required.to_string()>{text}</span> }
    })
}

/// What is wrong, with a hidden word that says that it is an error.
#[component]
pub(crate) fn FieldError(id: String, error: Text, locale: Locale) -> impl IntoView {
    error.get().map(|error| {
        view! {
            <p class="field__error" id=format!("{id}-error")>
                <span class="visually-hidden">{td_string!(locale, ui.error_prefix)}</span>
                "＊"
                {error}
            </p>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::FormField;
    use crate::ui::TextInput;
    use leptos::prelude::*;

    #[test]
    fn the_control_inside_knows_its_field_and_the_next_one_does_not() {
        let html = Owner::new().with(|| {
            view! {
                <FormField id="name" label="組織名" required=true hint="登記のとおり" error=Some("空欄です".to_owned())>
                    <TextInput name="name"/>
                </FormField>
                <TextInput name="other"/>
            }
            .to_html()
        });
        assert!(html.contains(r#"aria-describedby="name-error name-hint""#), "{html}");
        assert!(html.contains("※必須") && html.contains(r#"for="name""#), "{html}");
        assert_eq!(html.matches("aria-invalid").count(), 1, "{html}");
        assert_eq!(html.matches(r#"id="name""#).count(), 1, "{html}");
    }
}
