//! The binary `kakunin`.

fn main() {}
