//! Requests that change something must come from our own pages: server functions have no defence of their own.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use service::House;
use std::sync::Arc;

/// Refuses state-changing requests from elsewhere (403).
pub async fn same_origin(State(house): State<Arc<House>>, request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || is_ours(request.headers(), &house.public_url) {
        next.run(request).await
    } else {
        StatusCode::FORBIDDEN.into_response()
    }
}

/// `Sec-Fetch-Site` where the browser sends it, else `Origin`; without either the request is refused.
fn is_ours(headers: &HeaderMap, public_url: &str) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    match text("sec-fetch-site") {
        Some(site) => matches!(site, "same-origin" | "none"),
        None => text(header::ORIGIN.as_str()).is_some_and(|origin| {
            origin == public_url
                || text(header::HOST.as_str())
                    .is_some_and(|host| origin.split_once("://").is_some_and(|(_, from)| from == host))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect()
    }

    #[test]
    fn only_our_own_pages_change_things() {
        let ours = |pairs: &[_]| is_ours(&headers(pairs), "https://kakunin.example");
        assert!(ours(&[("sec-fetch-site", "same-origin")]));
        assert!(ours(&[("origin", "https://kakunin.example")]));
        assert!(!ours(&[("sec-fetch-site", "same-site"), ("origin", "https://kakunin.example")]));
        assert!(!ours(&[("sec-fetch-site", "cross-site")]));
        assert!(!ours(&[("origin", "https://evil.example"), ("host", "kakunin.example")]));
        assert!(!ours(&[]));
    }
}
