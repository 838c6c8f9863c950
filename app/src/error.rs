//! What a server function answers when it cannot do what was asked: a code, never words of ours or of a library.

use domain::refusal::Refusal;
use leptos::server_fn::codec::JsonEncoding;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

/// Why a server function did nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum AppError {
    /// Refused, with a code.
    #[error("{0}")]
    Refused(Refusal),
    /// The request could not be read.
    #[error("bad request")]
    BadRequest,
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(_: ServerFnErrorErr) -> Self {
        Self::BadRequest
    }
}

impl From<service::Error> for AppError {
    fn from(error: service::Error) -> Self {
        if let service::Error::Store(_) | service::Error::Internal(_) = &error {
            tracing::error!(%error, "command failed");
        }
        Self::Refused(error.refusal())
    }
}

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
