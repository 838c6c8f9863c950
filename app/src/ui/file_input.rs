//! Choosing files, by a plain form; an island may add dropping and progress.

use super::Text;
use super::form_field::Field;
use leptos::prelude::*;

/// A file input in a frame. Inside a `FormField` it needs only `name`; say types and size in the field's hint.
#[component]
pub fn FileInput(
    #[prop(into)] name: String,
    /// Endings and media types, as in the `accept` attribute.
    #[prop(optional, into)]
    accept: Text,
    #[prop(optional)] multiple: bool,
    #[prop(optional, into)] id: Text,
    #[prop(optional, into)] described_by: Text,
    #[prop(optional)] invalid: bool,
    /// For inputs without a visible label.
    #[prop(optional, into)]
    label: Text,
) -> impl IntoView {
    let field = Field::around(id, described_by, invalid);
    let aria_invalid = field.aria_invalid();
    view! {
        <div class="file-upload">
            <input
                class="file-input"
                type="file"
                id=field.id
                name=name
                accept=accept.get()
                multiple=multiple
                aria-label=label.get()
                aria-describedby=field.described_by
                aria-invalid=aria_invalid
            />
        </div>
    }
}
