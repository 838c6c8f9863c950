//! A passkey of somebody, registered as if the portal were reached by a name.

use crate::portal::Portal;
use domain::id::PasskeyId;
use domain::permission::Actor;
use service::account::passkey::{ask_new, list, register};
use service::{Ctx, House};
use std::sync::Arc;
use testing::Device;

const ORIGIN: &str = "http://localhost:3000";

pub async fn of(portal: &Portal, actor: &Actor) -> PasskeyId {
    let named = House { public_url: ORIGIN.to_owned(), ..House::clone(&portal.house.house) };
    let ctx = Ctx::of(Arc::new(named), actor.clone());
    let asked = ask_new(&ctx, "会社の電話").await.unwrap();
    let said = Device::new(ORIGIN).register(&asked.options);
    register(&ctx, Some(asked.id), "会社の電話", &said).await.unwrap();
    list(&ctx).await.unwrap().remove(0).id
}
