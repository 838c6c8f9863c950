//! Talking to a provider: no redirects, a short wait, a small answer.

use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use reqwest::redirect::Policy;
use service::{Error, Result};
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

/// Largest answer, bytes.
const LARGEST: usize = 1024 * 1024;

/// The client of all providers. The sign-in libraries bring one for an older HTTP library; this is ours.
#[derive(Clone, Debug)]
pub struct Http(pub reqwest::Client);

/// Why a provider could not be asked.
#[derive(Debug, thiserror::Error)]
pub enum HttpError {
    /// No answer.
    #[error("no answer: {0}")]
    Request(#[from] reqwest::Error),
    /// Too long an answer.
    #[error("answer over {LARGEST} bytes")]
    TooLarge,
    /// No answer that could be understood.
    #[error("answer not understood: {0}")]
    Malformed(#[from] axum::http::Error),
}

impl Http {
    /// A client.
    ///
    /// # Errors
    /// The machine's list of certificates cannot be read.
    pub fn new() -> Result<Self> {
        let client = reqwest::Client::builder()
            .redirect(Policy::none())
            .connect_timeout(Duration::from_secs(5))
            .timeout(Duration::from_secs(10))
            .user_agent("kakunin");
        client.build().map(Self).map_err(Error::internal)
    }

    /// Body of an answer, if it is small enough.
    pub async fn body(mut response: reqwest::Response) -> std::result::Result<Vec<u8>, HttpError> {
        let mut body = Vec::new();
        while let Some(piece) = response.chunk().await? {
            if body.len() + piece.len() > LARGEST {
                return Err(HttpError::TooLarge);
            }
            body.extend_from_slice(&piece);
        }
        Ok(body)
    }
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = HttpError;
    type Future = Pin<Box<dyn Future<Output = std::result::Result<HttpResponse, HttpError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(async move {
            let response = self.0.execute(request.try_into()?).await?;
            let mut answer = axum::http::Response::builder().status(response.status());
            for (name, value) in response.headers() {
                answer = answer.header(name, value);
            }
            Ok(answer.body(Self::body(response).await?)?)
        })
    }
}
