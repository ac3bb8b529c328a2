//! A small line minimizer for programs of real interpreters: blocks go, headers go and their bodies stay, numbers shrink.

/// The smallest program found that `holds`, within `budget` trials.
pub fn minimize(source: &str, budget: usize, mut holds: impl FnMut(&str) -> bool) -> String {
    let mut left = budget;
    let mut lines: Vec<String> = source.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect();
    let mut test = |lines: &[String]| {
        if left == 0 {
            return false;
        }
        left -= 1;
        holds(&(lines.join("\n") + "\n"))
    };
    loop {
        let before = lines.clone();
        chunks(&mut lines, &mut test);
        blocks(&mut lines, &mut test);
        numbers(&mut lines, &mut test);
        if lines == before {
            return lines.join("\n") + "\n";
        }
    }
}

fn attempt(lines: &mut Vec<String>, candidate: Vec<String>, test: &mut impl FnMut(&[String]) -> bool) -> bool {
    let better = candidate != *lines && test(&candidate);
    if better {
        *lines = candidate;
    }
    better
}

/// Ranges of lines are taken out, from large to small, from the end.
fn chunks(lines: &mut Vec<String>, test: &mut impl FnMut(&[String]) -> bool) {
    let mut size = lines.len() / 2;
    while size > 0 {
        let mut end = lines.len();
        while end > 0 {
            let start = end.saturating_sub(size);
            let candidate = [&lines[..start], &lines[end..]].concat();
            attempt(lines, candidate, test);
            end = start.min(lines.len());
        }
        size /= 2;
    }
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The line after the block that the line `at` heads.
fn block_end(lines: &[String], at: usize) -> usize {
    let own = indent(&lines[at]);
    lines[at + 1..].iter().position(|line| indent(line) <= own).map_or(lines.len(), |n| at + 1 + n)
}

/// Headers go with their blocks, or alone with the block moved out; `try` goes with its handlers.
fn blocks(lines: &mut Vec<String>, test: &mut impl FnMut(&[String]) -> bool) {
    let mut at = lines.len();
    while at > 0 {
        at -= 1;
        if at >= lines.len() {
            continue;
        }
        let end = block_end(lines, at);
        if attempt(lines, [&lines[..at], &lines[end..]].concat(), test) {
            continue;
        }
        if end <= at + 1 {
            continue;
        }
        let own = indent(&lines[at]);
        let by = indent(&lines[at + 1]) - own;
        let moved: Vec<String> =
            lines[at + 1..end].iter().map(|line| line.get(by..).unwrap_or(line).to_owned()).collect();
        let mut after = end;
        while lines.get(after).is_some_and(|line| {
            indent(line) == own
                && ["except", "finally", "else", "elif"].iter().any(|word| line.trim_start().starts_with(word))
        }) {
            after = block_end(lines, after);
        }
        let candidate = [&lines[..at], &moved, &lines[after..]].concat();
        attempt(lines, candidate, test);
    }
}

/// Counts of visits shrink: a whole number becomes a smaller one.
fn numbers(lines: &mut Vec<String>, test: &mut impl FnMut(&[String]) -> bool) {
    for at in 0..lines.len() {
        let Some(start) = lines[at].find("range(").map(|n| n + 6) else { continue };
        let digits = lines[at][start..].chars().take_while(char::is_ascii_digit).count();
        let Ok(number) = lines[at][start..start + digits].parse::<u32>() else { continue };
        for smaller in [1, 2, 3, 5, 8, 10, 12, 16, 20, 30, 40] {
            if smaller >= number {
                break;
            }
            let mut candidate = lines.clone();
            candidate[at].replace_range(start..start + digits, &smaller.to_string());
            if attempt(lines, candidate, test) {
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_matter_goes() {
        let source = "import sys\ndef f():\n    a = 1\n    return 2\nfor _ in range(70):\n    f()\n    bug()\ntry:\n    bug()\nexcept E:\n    pass\n";
        let small = minimize(source, 1000, |text| text.contains("range(") && text.contains("    bug()"));
        assert_eq!(small, "for _ in range(1):\n    bug()\n");
        let moved = minimize("try:\n    bug()\nexcept E:\n    pass\n", 100, |text| {
            // An indented first line is no program.
            text.contains("bug()") && !text.starts_with(' ') && !text.contains("try") | text.contains("except")
        });
        assert_eq!(moved, "bug()\n");
    }

    #[test]
    fn the_budget_bounds_the_trials() {
        let mut trials = 0;
        let source = "a\n".repeat(100);
        minimize(&source, 7, |_| {
            trials += 1;
            false
        });
        assert_eq!(trials, 7);
    }
}
