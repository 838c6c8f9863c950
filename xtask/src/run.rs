//! `cargo xtask run`: from a fresh checkout to a portal one can click in.

use std::os::unix::process::CommandExt;
use std::process::{Command, ExitCode};

use crate::arguments::Arguments;
use crate::compiler::Compiler;
use crate::house::House;
use crate::{Result, shell, site};

/// Builds what changed, then becomes the server. Migrating, loading the checklist and printing the sign-ins are the
/// server's own work: a shipped binary needs them as much as we do.
pub fn run(mut arguments: Arguments) -> Result<ExitCode> {
    let listen = arguments.value("--listen")?.unwrap_or_else(|| "127.0.0.1:3000".to_owned());
    let data = arguments.value("--data")?;
    let demonstration = !arguments.flag("--no-demo");
    let release = arguments.flag("--release");
    arguments.end()?;

    let house = House::find()?;
    let assets = site::build(&house, &Compiler::Plain)?;
    shell::step("server", || {
        let mut build = house.cargo();
        build.args(["build", "-p", "server", "--locked"]);
        shell::run(if release { build.arg("--release") } else { &mut build })
    })?;

    let mut serve = Command::new(house.target.join(if release { "release/kakunin" } else { "debug/kakunin" }));
    serve.args(["serve", "--listen", &listen, "--data"]).arg(data.map_or_else(|| house.path("data"), Into::into));
    serve.arg("--assets").arg(assets);
    if demonstration {
        serve.arg("--demo");
    }
    Err(format!("cannot start the server: {}", serve.exec()))
}
