//! From the registration of a company back to the form that needed it.

use crate::account::session::is_own_path;

/// Where to go on with this organisation: the page that asked for one, else the list.
pub(super) fn onward(next: &str, organisation: &str) -> String {
    if !is_own_path(next) {
        return "/organisation".to_owned();
    }
    let sign = if next.contains('?') { '&' } else { '?' };
    format!("{next}{sign}company={organisation}")
}

#[cfg(test)]
mod tests {
    use super::onward;

    #[test]
    fn back_to_a_form_of_ours_and_nowhere_else() {
        assert_eq!(onward("/engagement/new", "1"), "/engagement/new?company=1");
        assert_eq!(onward("/engagement/new?parent=2", "1"), "/engagement/new?parent=2&company=1");
        for other in ["", "//evil.example/", "https://evil.example/"] {
            assert_eq!(onward(other, "1"), "/organisation");
        }
    }
}
