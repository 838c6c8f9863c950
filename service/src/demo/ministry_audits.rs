use super::cases::day;
use super::people::Loaded;
use crate::contract;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::ministry_audit::{self, ItemForm, RequestForm};
use domain::ministry_audit::ItemKind;
use domain::role::Role;

/// The company that the ministry audits.
const AUDITED: &str = "minato";

/// An audit by the ministry that was accepted and prepared, with a question that was answered; where there is any, no more.
pub async fn load(ctx: &Ctx, loaded: &Loaded) -> Result<()> {
    let officer = loaded.acting(ctx, "ministry", Role::ContractingOfficer)?;
    if !ministry_audit::list(&officer).await?.is_empty() {
        return Ok(());
    }
    let clerk = loaded.acting(ctx, AUDITED, Role::SubcontractClerk)?;
    let Some(contract) = contract::list(&clerk).await?.into_iter().next() else { return Ok(()) };
    let supervisor = loaded.acting(ctx, AUDITED, Role::Supervisor)?;
    let manager = loaded.acting(ctx, AUDITED, Role::InformationManager)?;
    let form = RequestForm {
        contract: contract.id.to_string(),
        request_number: "装監-2026-031".into(),
        requested_on: day(ctx, -7),
        scope: "保護すべき文書等の登録簿、保管、複製、取扱施設への立入り".into(),
        clauses: "6-2-1\n6-3-1\n8-2-1".into(),
        auditors: "小川 誠、監査官\n西村 綾、監査官補".into(),
        starts_on: day(ctx, 14),
        ends_on: day(ctx, 15),
    };
    let id = ministry_audit::request(&officer, &form).await?;
    ministry_audit::accept(&supervisor, id, 1).await?;
    let person = manager.actor()?.membership.to_string();
    let (room, document) = ("本館2階 第1会議室".to_owned(), "登録簿 情保-2026-009".to_owned());
    for kind in ItemKind::ALL {
        let kind = kind.code().to_owned();
        let item = ItemForm { kind, person: person.clone(), room: room.clone(), document: document.clone() };
        ministry_audit::list_item(&supervisor, id, &item).await?;
    }
    ministry_audit::ask(&officer, id, "登録簿は部署ごとですか。").await?;
    let asked = ministry_audit::detail(&supervisor, id).await?.questions;
    for question in asked {
        let key = (question.id, question.revision);
        ministry_audit::reply(&supervisor, id, key, "情報保全室の1冊です。").await?;
    }
    ministry_audit::prepare(&supervisor, id, 2).await
}
