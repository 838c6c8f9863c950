//! An OpenAPI description of the running portal: its addresses as the router tells them, its commands as their functions are written.

use crate::matrix::addresses;
use crate::portal::{Portal, Things};
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};

/// A server function: its address, and its fields with their types.
pub struct Command {
    pub path: String,
    /// Name, type, and whether it may be left out.
    pub fields: Vec<(String, String, bool)>,
}

/// Those that would end the session with which the others are tried.
const ENDING: [&str; 5] = [
    "/api/app/account/api/end_all_sessions",
    "/api/app/account/api/end_session",
    "/api/app/account/api/change_password",
    "/api/app/account/api/change_authenticator",
    "/api/app/account/api/switch",
];

/// Every function that is marked as one of the server, in the files in which they stand.
pub fn commands() -> Vec<Command> {
    let sources = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../app/src");
    let mut files = Vec::new();
    gather(&sources, &mut files);
    let of = |file: &PathBuf| {
        let module = file.strip_prefix(&sources).unwrap().with_extension("").to_str().unwrap().to_owned();
        let text = std::fs::read_to_string(file).unwrap();
        text.split("\n#[server]\n").skip(1).map(|function| command(&module, function)).collect::<Vec<_>>()
    };
    files.iter().flat_map(of).collect()
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

fn command(module: &str, function: &str) -> Command {
    let (_, rest) = function.split_once("pub async fn ").unwrap();
    let (name, rest) = rest.split_once('(').unwrap();
    let (arguments, _) = rest.split_once(") -> ").unwrap();
    let fields = arguments.replace('\n', " ");
    // No type of a field has a comma in it.
    let fields = fields.split(", ").map(str::trim).filter(|field| !field.is_empty()).filter_map(|field| {
        let left_out = field.contains("#[server(default)]");
        // Fields of a flattened form have no names here; what is made up beside them is one more way to be wrong.
        if field.contains("flatten") {
            return None;
        }
        let (name, kind) = field.rsplit(']').next()?.trim().split_once(": ")?;
        Some((name.to_owned(), kind.trim_end_matches(',').to_owned(), left_out))
    });
    Command { path: format!("/api/app/{module}/{name}"), fields: fields.collect() }
}

/// The description, with keys of what is there as examples.
pub fn described(portal: &Portal, things: &Things) -> Value {
    let mut paths = Map::new();
    for command in commands().iter().filter(|command| !ENDING.contains(&command.path.as_str())) {
        paths.insert(command.path.clone(), json!({ "post": posted(command, things, portal) }));
    }
    let forms = addresses().forms;
    for address in portal.addresses().iter().filter(|path| !path.starts_with("/api/")) {
        let mut operations = Map::new();
        if forms.contains(address) {
            if address != "/sign-out" {
                operations.insert("post".to_owned(), uploaded(address));
            }
        } else {
            operations.insert("get".to_owned(), got(address, &[]));
            let there = things.path(portal, address);
            if there != *address && !there.contains('{') {
                paths.insert(there.clone(), json!({ "get": got(&there, &["q", "page", "next", "round", "version"]) }));
            }
        }
        paths.insert(address.clone(), operations.into());
    }
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Kakunin", "version": "1" },
        "components": { "securitySchemes": { "session": { "type": "apiKey", "in": "cookie", "name": "kakunin" } } },
        "paths": paths,
    })
}

fn posted(command: &Command, things: &Things, portal: &Portal) -> Value {
    let properties: Map<String, Value> =
        command.fields.iter().map(|(name, kind, _)| (name.clone(), schema(kind, things, portal))).collect();
    let required: Vec<&str> = command.fields.iter().filter(|(.., out)| !out).map(|(name, ..)| name.as_str()).collect();
    let form = json!({ "schema": { "type": "object", "properties": properties, "required": required } });
    let content = json!({ "application/x-www-form-urlencoded": form });
    json!({ "requestBody": { "required": true, "content": content }, "responses": responses() })
}

fn schema(kind: &str, things: &Things, portal: &Portal) -> Value {
    let known = match kind {
        "EngagementId" => Some(things.engagement.to_string()),
        "ConfirmationId" => Some(things.sheet.to_string()),
        "ApplicationId" => Some(things.application.to_string()),
        "ChecklistDraftId" => Some(things.draft.to_string()),
        "DispatchId" => Some(things.dispatch.to_string()),
        "EvidenceId" => Some(things.evidence.to_string()),
        "WaiverId" => Some(things.waiver.to_string()),
        "DisclosureId" => Some(things.disclosure.to_string()),
        "ConformityId" => Some(things.conformity.to_string()),
        "PlanId" => Some(things.plan.0.to_string()),
        "AuditId" => Some(things.audit.id.to_string()),
        "AuditPlanId" => Some(things.audit_plan.to_string()),
        "AgreementId" => Some(things.agreement.to_string()),
        "MinistryAuditId" => Some(things.ministry.id.to_string()),
        "MembershipId" => Some(portal.world.clerk.membership.to_string()),
        _ => None,
    };
    match (kind, known) {
        (_, Some(key)) => json!({ "anyOf": [{ "enum": [key] }, { "type": "string", "format": "uuid" }] }),
        ("i32" | "i64" | "u32" | "usize", None) => {
            json!({ "type": "integer", "minimum": -1, "maximum": 2_147_483_648_i64 })
        }
        ("bool", None) => json!({ "type": "boolean" }),
        (kind, None) if kind.starts_with("Vec<") => json!({ "type": "array", "items": { "type": "string" } }),
        (kind, None) if kind.ends_with("Id") || kind == "Uuid" => json!({ "type": "string", "format": "uuid" }),
        (_, None) => json!({ "type": "string" }),
    }
}

fn uploaded(address: &str) -> Value {
    let content = if address.ends_with("/detach") || address == "/language" {
        let fields = json!({
            "revision": { "type": "integer" }, "next": { "type": "string" }, "locale": { "type": "string" },
        });
        json!({ "application/x-www-form-urlencoded": { "schema": { "type": "object", "properties": fields } } })
    } else {
        let fields = json!({
            "file": { "type": "string", "format": "binary" }, "next": { "type": "string" }, "content": { "type": "string" },
            "list": { "type": "string" },
        });
        json!({ "multipart/form-data": { "schema": { "type": "object", "properties": fields } } })
    };
    let mut operation = got(address, &[]);
    operation["requestBody"] = json!({ "content": content });
    operation
}

fn got(address: &str, query: &[&str]) -> Value {
    let names = address.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name);
    let within = names.map(
        |name| json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string", "minLength": 1 } }),
    );
    let asked = query.iter().map(|name| json!({ "name": name, "in": "query", "schema": { "type": "string" } }));
    let parameters: Vec<Value> = within.chain(asked).collect();
    let mut operation = json!({ "parameters": parameters, "responses": responses() });
    // What only somebody with a session is answered.
    if ["/engagement", "/confirmation", "/application", "/evidence", "/desk"].iter().any(|of| address.starts_with(of)) {
        operation["security"] = json!([{ "session": [] }]);
    }
    operation
}

fn responses() -> Value {
    json!({ "default": { "description": "a page, a file, a way elsewhere, or a code" } })
}
