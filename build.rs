//! Tells Cargo that the theme is part of the program: `include_dir` cannot.

#![allow(clippy::print_stdout, reason = "Cargo reads it")]
fn main() {
    println!("cargo::rerun-if-changed=themes/default");
}
