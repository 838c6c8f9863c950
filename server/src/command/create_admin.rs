use super::open::{Opening, open};
use super::{Failure, Place, password};
use domain::role::Role;
use service::Ctx;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    place: Place,
    /// Name of the ministry's organisation; made where it is not there yet
    #[arg(long)]
    organisation: String,
    /// Address that the administrator signs in with
    #[arg(long)]
    email: String,
    /// Name of the administrator
    #[arg(long)]
    name: String,
    /// A further role, by its code, as `contracting-officer`; may be repeated
    #[arg(long = "role")]
    roles: Vec<String>,
}

pub async fn create_admin(arguments: Arguments) -> Result<ExitCode, Failure> {
    let settings = arguments.place.settings()?;
    crate::log::start(&settings.log, "warn");
    let unknown = |code: &String| Failure::new(format!("--role {code}: there is no such role"));
    let roles: Vec<Role> =
        arguments.roles.iter().map(|code| code.parse().map_err(|_| unknown(code))).collect::<Result<_, _>>()?;
    let password = password::ask()?;
    let house = open(&arguments.place, &settings, Opening::MAKE).await?;
    let ctx = Ctx::nobody(house.clone());
    let Arguments { organisation, email, name, .. } = &arguments;
    service::organisation::create_admin(&ctx, organisation, email, name, &password, &roles).await?;
    house.store.clone().close().await;
    println!("{email} can sign in now; the first sign-in asks for an authenticator app");
    Ok(ExitCode::SUCCESS)
}
