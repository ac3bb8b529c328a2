//! Whether the script of a finding shows it by itself: the program stands on fewer frames there, and on other memory.

use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::finding::Finding;
use super::target::Target;

/// Counts the frames below it.
const BELOW: &str = "import sys\nf, n = sys._getframe(), 0\nwhile f.f_back:\n    f, n = f.f_back, n + 1\nprint(n)\n";
/// Frames below the program in a script that adds none: the script's own, and the one that runs it.
const OWN: usize = 2;
/// Megabytes of memory to try where those of the hunt do not do: what a process has taken before is not the same.
const MEGABYTES: [u64; 8] = [25, 23, 26, 22, 28, 20, 32, 16];

/// Gives the script the frames and the memory with which it shows its finding, and notes whether it does.
///
/// # Errors
/// Where the target cannot be started again, or the script cannot be written or run.
pub fn settle(target: &mut Target, finding: &mut Finding) -> Result<(), String> {
    let answer = target.run(BELOW, &["specialized"])?.pop().unwrap_or_default();
    finding.levels = answer.stdout.trim().parse::<usize>().unwrap_or(OWN).saturating_sub(OWN);
    let usual = target.limits().memory;
    for memory in std::iter::once(usual).chain(MEGABYTES.map(|megabytes| megabytes << 20)) {
        finding.memory = memory;
        finding.alone = shows(target.path(), &finding.script())?;
        if finding.alone {
            return Ok(());
        }
    }
    finding.memory = usual;
    Ok(())
}

/// Whether a script ends as one whose modes differ.
fn shows(python: &Path, script: &str) -> Result<bool, String> {
    static MADE: AtomicUsize = AtomicUsize::new(0);
    let name = format!("turncoat-script-{}-{}.py", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed));
    let path = std::env::temp_dir().join(name);
    let run = || {
        std::fs::write(&path, script)?;
        let out = Command::new(python).arg(&path).output()?;
        std::fs::remove_file(&path)?;
        Ok(out.status.code() == Some(1) && String::from_utf8_lossy(&out.stdout).ends_with("the modes differ\n"))
    };
    run().map_err(|error: std::io::Error| format!("cannot run {}: {error}", path.display()))
}
