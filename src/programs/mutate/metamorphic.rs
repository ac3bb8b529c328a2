//! Metamorphic mutations: changes that must not change what a program prints, a second oracle beside comparison.

use super::sites::Sites;
use super::{alone, pick};
use crate::programs::split_mix::SplitMix;

/// Additions of every kind at a site that nobody looks at.
const NOISE: &str = "\
def noise(a, b):
    return a + b
for n in range(12):
    noise(n, 1); noise(n, 0.5); noise('a', 'b'); noise([n], [n])
";

/// Two programs that must print the same: the given one without the lines of its exceptions, which the changes move, and
/// a variant of it; `None` where none of the changes has a place, or lines are printed in other ways.
#[must_use]
pub fn metamorphose(source: &str, random: &mut SplitMix) -> Option<[String; 2]> {
    let source = source.replace("t.tb_lineno", "0");
    if source.contains("tb_lineno") || source.contains("noise") {
        return None;
    }
    let variant = match random.below(3) {
        0 => split(&source, random),
        1 => swap(&source, random),
        _ => Some(NOISE.to_owned() + &source),
    };
    variant.map(|variant| [source, variant])
}

/// Two stretches of visits in the place of one, where operands do not depend on the number of the visit.
fn split(source: &str, random: &mut SplitMix) -> Option<String> {
    let sites = Sites::of(source)?;
    let stretches: Vec<_> = sites
        .statements
        .iter()
        .filter(|statement| statement.top && alone(source, &statement.range))
        .filter_map(|statement| {
            let (start, count) = source[statement.range.clone()].strip_suffix(')')?.rsplit_once(", ")?;
            let operands = start.strip_prefix("visit(kernel, lambda i: ")?;
            let count: usize = count.parse().ok().filter(|count| *count > 1)?;
            let numbered = operands.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == "i");
            (!numbered).then(|| (statement.range.clone(), start, count))
        })
        .collect();
    let (range, start, count) = pick(&stretches, random)?;
    let first = 1 + random.below(count - 1);
    let text = format!("{start}, {first})\n{start}, {})", count - first);
    Some([&source[..range.start], &text, &source[range.end..]].concat())
}

/// Two functions defined one after the other, the other way round; their headers evaluate nothing.
fn swap(source: &str, random: &mut SplitMix) -> Option<String> {
    let sites = Sites::of(source)?;
    let top: Vec<_> = sites.statements.iter().filter(|statement| statement.top).collect();
    let plain = |at: usize| {
        let text = &source[top[at].range.clone()];
        text.starts_with("def ") && text.lines().next().is_some_and(|line| !line.contains('='))
    };
    let pairs: Vec<usize> = (1..top.len()).filter(|&at| plain(at - 1) && plain(at)).collect();
    let at = *pick(&pairs, random)?;
    let (one, two) = (top[at - 1].range.clone(), top[at].range.clone());
    let name = |range: &std::ops::Range<usize>| source[range.clone()].split(['(', ' ']).nth(1).map(str::to_owned);
    if name(&one) == name(&two) {
        return None;
    }
    let between = &source[one.end..two.start];
    Some([&source[..one.start], &source[two.clone()], between, &source[one], &source[two.end..]].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oracles::verdict::{Setup, judge};
    use crate::programs::generate;

    #[test]
    fn what_must_not_change_the_answer_does_not() {
        let mut changed = 0;
        for seed in 0..150 {
            let source = generate(seed).map(|program| program.to_string()).unwrap_or_default();
            let Some([source, variant]) = metamorphose(&source, &mut SplitMix(seed)) else { continue };
            assert_ne!(source, variant);
            let setup = Setup::default();
            let (one, two) = (judge(&source, &setup), judge(&variant, &setup));
            let outputs = |judged: &crate::oracles::verdict::Judged| {
                let runs = judged.plain.iter().chain(&judged.adaptive);
                runs.map(|run| run.output.clone()).collect::<Vec<_>>()
            };
            assert_eq!(outputs(&one), outputs(&two), "{source}\n---\n{variant}");
            assert_eq!(outputs(&two).len(), 3, "{variant}");
            changed += 1;
        }
        assert!(changed >= 60, "{changed}");
    }
}
