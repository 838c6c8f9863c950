//! The only text area: Leptos 0.8 writes the text of this element without escaping it, so this component escapes it.

use super::Text;
use super::form_field::Field;
use leptos::prelude::*;

/// Several lines of text. Inside a `FormField` it needs only `name` and `value`.
#[component]
pub fn TextArea(
    #[prop(into)] name: String,
    #[prop(optional, into)] value: Text,
    #[prop(default = 5)] rows: u8,
    /// Language of what is typed, where it differs from the page's.
    #[prop(optional, into)]
    lang: Text,
    /// Shown but not editable; say why in the hint.
    #[prop(optional)]
    readonly: bool,
    #[prop(optional, into)] id: Text,
    #[prop(optional, into)] described_by: Text,
    #[prop(optional)] invalid: bool,
    /// For areas without a visible label.
    #[prop(optional, into)]
    label: Text,
) -> impl IntoView {
    let field = Field::around(id, described_by, invalid);
    let aria_invalid = field.aria_invalid();
    view! {
        <textarea
            class="text-area"
            id=field.id
            name=name
            rows=rows.to_string()
            lang=lang.get()
            readonly=readonly
            aria-label=label.get()
            aria-describedby=field.described_by
            aria-invalid=aria_invalid
            inner_html=content(value.as_deref().unwrap_or_default())
        ></textarea>
    }
}

/// What may stand between the tags: escaped, after a newline because the first newline there is dropped by every browser.
fn content(text: &str) -> String {
    let mut content = String::with_capacity(text.len() + 1);
    content.push('\n');
    for character in text.chars() {
        match character {
            '&' => content.push_str("&amp;"),
            '<' => content.push_str("&lt;"),
            '>' => content.push_str("&gt;"),
            other => content.push(other),
        }
    }
    content
}

#[cfg(test)]
mod tests {
    use super::{TextArea, TextAreaProps, content};
    use leptos::prelude::*;

    #[test]
    fn nothing_typed_ends_the_element() {
        let html = Owner::new().with(|| {
            TextArea(TextAreaProps::builder().name("n").value("</textarea><script>alert(1)</script>&lt;").build())
                .to_html()
        });
        assert!(
            html.contains(">\n&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;lt;</textarea>"),
            "{html}"
        );
        assert_eq!(html.matches("</textarea>").count(), 1, "{html}");
        assert!(!html.contains("<script"), "{html}");
    }

    #[test]
    fn a_leading_newline_survives() {
        assert_eq!(content("\n一行目"), "\n\n一行目");
        assert_eq!(content(""), "\n");
    }
}
