//! "Did you mean": the name nearest to a misspelt one, as CPython's `suggestions.c` finds it.

/// Longer lists of candidates are not searched.
const MAX_CANDIDATES: usize = 750;
/// Names with a longer difference are not compared, in bytes.
const MAX_LENGTH: usize = 40;
const MOVE_COST: usize = 2;
const CASE_COST: usize = 1;

fn substitution_cost(a: u8, b: u8) -> usize {
    if a == b {
        0
    } else if a & 31 == b & 31 && a.eq_ignore_ascii_case(&b) {
        CASE_COST
    } else {
        MOVE_COST
    }
}

/// The edit distance of two names, or something greater than `most`.
fn distance<'a>(mut a: &'a [u8], mut b: &'a [u8], most: usize) -> usize {
    while let ([x, rest_a @ ..], [y, rest_b @ ..]) = (a, b)
        && x == y
    {
        (a, b) = (rest_a, rest_b);
    }
    while let ([rest_a @ .., x], [rest_b @ .., y]) = (a, b)
        && x == y
    {
        (a, b) = (rest_a, rest_b);
    }
    if a.is_empty() || b.is_empty() {
        return (a.len() + b.len()) * MOVE_COST;
    }
    if a.len() > MAX_LENGTH || b.len() > MAX_LENGTH {
        return most + 1;
    }
    if b.len() < a.len() {
        (a, b) = (b, a);
    }
    if (b.len() - a.len()) * MOVE_COST > most {
        return most + 1;
    }
    // One row of the matrix of distances, rewritten in place for each byte of `b`.
    let mut row: Vec<usize> = (1..=a.len()).map(|i| i * MOVE_COST).collect();
    let mut result = 0;
    for (i, &code) in b.iter().enumerate() {
        let mut diagonal = i * MOVE_COST;
        result = diagonal;
        let mut least = usize::MAX;
        for (cell, &other) in row.iter_mut().zip(a) {
            let substitute = diagonal + substitution_cost(code, other);
            diagonal = *cell;
            result = (result.min(diagonal) + MOVE_COST).min(substitute);
            *cell = result;
            least = least.min(result);
        }
        if least > most {
            return most + 1;
        }
    }
    result
}

/// The candidate nearest to `name`, the first of several, if not more than a third of the letters would have to change.
pub fn nearest<'a>(name: &str, candidates: &[&'a str]) -> Option<&'a str> {
    if candidates.len() >= MAX_CANDIDATES {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    for &candidate in candidates.iter().filter(|&&c| c != name) {
        let most = (name.len() + candidate.len() + 3) * MOVE_COST / 6;
        let most = match best {
            Some((0, _)) => break,
            Some((found, _)) => most.min(found - 1),
            None => most,
        };
        let found = distance(name.as_bytes(), candidate.as_bytes(), most);
        if found <= most {
            best = Some((found, candidate));
        }
    }
    best.map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_those_of_cpythons_own_tests() {
        for (a, b, expected) in [
            ("", "", 0),
            ("", "a", 2),
            ("a", "A", 1),
            ("Apple", "Aple", 2),
            ("Banana", "B@n@n@", 6),
            ("Cherry", "Cherry!", 2),
            ("---0---", "------", 2),
            ("abc", "y", 6),
            ("aa", "bb", 4),
            ("aaaaa", "AAAAA", 5),
            ("wxyz", "wXyZ", 2),
            ("wxyz", "wXyZ123", 8),
            ("Python", "Java", 12),
            ("Java", "C#", 8),
            ("AbstractFoobarManager", "abstract_foobar_manager", 3 + 2 * 2),
        ] {
            assert_eq!(distance(a.as_bytes(), b.as_bytes(), 100), expected, "{a} {b}");
            assert_eq!(distance(b.as_bytes(), a.as_bytes(), 100), expected, "{b} {a}");
        }
    }

    #[test]
    fn the_first_of_equally_near_names_is_taken_and_the_name_itself_never() {
        assert_eq!(nearest("lenght", &["length", "width"]), Some("length"));
        assert_eq!(nearest("bluch", &["blech", "bluchin"]), Some("blech"));
        assert_eq!(nearest("x", &["x"]), None);
        assert_eq!(nearest("completely", &["different"]), None);
        assert_eq!(nearest("ab", &vec!["ac"; 749]), Some("ac"));
        assert_eq!(nearest("ab", &vec!["ac"; 750]), None);
    }
}
