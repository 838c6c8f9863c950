//! For whoever watches over the machine. Without session, and without telling why.

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use service::House;
use std::sync::Arc;
use std::time::Duration;

/// Longest wait for the store: whoever asks knows within two seconds.
const PATIENCE: Duration = Duration::from_secs(1);

/// `GET /health/live`: the process runs. `GET /health/ready`: the store answers and its tables are those of this version.
pub fn routes(house: Arc<House>) -> Router {
    Router::new().route("/health/live", get(|| async { "live" })).route("/health/ready", get(ready)).with_state(house)
}

async fn ready(State(house): State<Arc<House>>) -> (StatusCode, &'static str) {
    let asked = async {
        house.store.answers().await?;
        house.store.is_current().await
    };
    match tokio::time::timeout(PATIENCE, asked).await {
        Ok(Ok(true)) => (StatusCode::OK, "ready"),
        Ok(Ok(false) | Err(_)) | Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "not ready"),
    }
}
