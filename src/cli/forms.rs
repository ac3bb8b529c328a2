//! `turncoat forms`: the catalogue of specialized forms with their guards.

use std::process::ExitCode;

use clap::Args;
use serde::Serialize;

use super::input;
use crate::adaptive::families;
use crate::bytecode::{ALL, Kind, Op};

/// Lists every specialized form with its cache and its guards.
#[derive(Args)]
#[command(after_help = "\
Examples:
  turncoat forms | grep LOAD_ATTR
  turncoat forms --json | jq '.forms[] | select(.family == \"CALL\") | .guards'

JSON: {forms: [{form, family, number, cache: [{name, units}], guards}]}.")]
pub(super) struct Forms {
    /// Print one JSON object.
    #[arg(long)]
    json: bool,
}

/// A form in JSON.
#[derive(Serialize)]
struct FormJson {
    form: &'static str,
    /// The base instruction.
    family: &'static str,
    /// The opcode number.
    number: u8,
    cache: Vec<FieldJson>,
    /// In order of checking.
    guards: &'static [&'static str],
}

/// A field of an inline cache in JSON.
#[derive(Serialize)]
struct FieldJson {
    name: &'static str,
    /// How many 16-bit entries it takes.
    units: usize,
}

fn form_json(form: Op) -> FormJson {
    let cache = form.cache_layout().iter().map(|field| FieldJson { name: field.name, units: field.units }).collect();
    let family = form.deopt().name();
    FormJson { form: form.name(), family, number: form as u8, cache, guards: families::guards(form) }
}

impl Forms {
    pub(super) fn run(self) -> ExitCode {
        let forms: Vec<FormJson> = ALL.into_iter().filter(|op| op.kind() == Kind::Specialized).map(form_json).collect();
        if self.json {
            input::print_json(&serde_json::json!({ "forms": forms }));
            return ExitCode::SUCCESS;
        }
        let mut text = String::new();
        for form in forms {
            let guards = match form.guards {
                [] => "not built yet: runs its base operation".to_owned(),
                guards => guards.join(", "),
            };
            let cache: Vec<String> = form.cache.iter().map(|field| format!("{}:{}", field.name, field.units)).collect();
            text += &format!("{:<46} cache {:<52} guards {guards}\n", form.form, cache.join(" "));
        }
        input::print(&text);
        ExitCode::SUCCESS
    }
}
