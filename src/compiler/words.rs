//! Syntax errors in CPython's words: what ruff's parser found, told as CPython 3.11's parser tells it.
//!
//! Where CPython's words depend on more than what was found, this is its plain "invalid syntax".

use ruff_python_ast as ruff;
use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{Mode, ParseOptions, parse_expression, parse_unchecked};
use ruff_text_size::{Ranged as _, TextRange, TextSize};

/// What CPython calls an expression that is no target (`_PyPegen_get_expr_name`).
pub(super) fn kind_of(expression: &ruff::Expr) -> &'static str {
    use ruff::Expr;
    match expression {
        Expr::Attribute(_) => "attribute",
        Expr::Subscript(_) => "subscript",
        Expr::Starred(_) => "starred",
        Expr::Name(_) => "name",
        Expr::List(_) => "list",
        Expr::Tuple(_) => "tuple",
        Expr::Lambda(_) => "lambda",
        Expr::Call(_) => "function call",
        Expr::BoolOp(_) | Expr::BinOp(_) | Expr::UnaryOp(_) => "expression",
        Expr::Generator(_) => "generator expression",
        Expr::Yield(_) | Expr::YieldFrom(_) => "yield expression",
        Expr::Await(_) => "await expression",
        Expr::ListComp(_) => "list comprehension",
        Expr::SetComp(_) => "set comprehension",
        Expr::DictComp(_) => "dict comprehension",
        Expr::Dict(_) => "dict literal",
        Expr::Set(_) => "set display",
        Expr::FString(_) => "f-string expression",
        Expr::BooleanLiteral(literal) if literal.value => "True",
        Expr::BooleanLiteral(_) => "False",
        Expr::NoneLiteral(_) => "None",
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::Compare(_) => "comparison",
        Expr::If(_) => "conditional expression",
        Expr::Named(_) => "named expression",
        _ => "literal",
    }
}

/// Whether CPython would take `target = value` for a comparison gone wrong: one target, whole and without an operator
/// that binds less tightly than `|`.
fn is_mistaken_comparison(text: &str, range: TextRange, target: &ruff::Expr) -> bool {
    let before =
        text.get(..range.start().to_usize()).unwrap_or_default().rsplit(['\n', ';', ':']).next().unwrap_or_default();
    let after = text.get(range.end().to_usize()..).unwrap_or_default().trim_start_matches([')', ' ', '\t']);
    let line = after.split(['\n', ';', '#']).next().unwrap_or_default();
    let plain = match target {
        ruff::Expr::UnaryOp(operation) => operation.op != ruff::UnaryOp::Not,
        ruff::Expr::List(_)
        | ruff::Expr::Tuple(_)
        | ruff::Expr::Generator(_)
        | ruff::Expr::BooleanLiteral(_)
        | ruff::Expr::NoneLiteral(_)
        | ruff::Expr::Starred(_)
        | ruff::Expr::BoolOp(_)
        | ruff::Expr::Compare(_)
        | ruff::Expr::Lambda(_)
        | ruff::Expr::If(_) => false,
        _ => true,
    };
    plain && before.trim_matches([' ', '\t', '(']).is_empty() && line.starts_with('=') && line.matches('=').count() == 1
}

/// What is wrong with the brackets of a text up to `end`: one that closes another kind or nothing, or one never closed.
fn brackets(text: &str, mode: Mode, end: TextSize) -> Option<(String, TextRange)> {
    let mut open: Vec<(TextRange, char)> = Vec::new();
    for token in parse_unchecked(text, ParseOptions::from(mode)).tokens() {
        let character = text.get(token.start().to_usize()..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
        match token.kind() {
            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => open.push((token.range(), character)),
            TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace if token.start() <= end => {
                let opening = match character {
                    ')' => '(',
                    ']' => '[',
                    _ => '{',
                };
                match open.pop() {
                    None => return Some((format!("unmatched '{character}'"), token.range())),
                    Some((_, other)) if other != opening => {
                        let message =
                            format!("closing parenthesis '{character}' does not match opening parenthesis '{other}'");
                        return Some((message, token.range()));
                    }
                    Some(_) => {}
                }
            }
            TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => {
                open.pop();
            }
            _ => {}
        }
    }
    open.pop().map(|(range, bracket)| (format!("'{bracket}' was never closed"), range))
}

/// What is wrong with a number, by its prefix.
fn number(text: &str) -> String {
    let mut characters = text.trim_start_matches('0').chars();
    let (name, digits) = match characters.next() {
        Some('x' | 'X') => ("hexadecimal", "0123456789abcdefABCDEF"),
        Some('o' | 'O') => ("octal", "01234567"),
        Some('b' | 'B') => ("binary", "01"),
        _ => return "invalid decimal literal".into(),
    };
    match characters.next() {
        Some(c) if c.is_ascii_digit() && !digits.contains(c) => format!("invalid digit '{c}' in {name} literal"),
        _ => format!("invalid {name} literal"),
    }
}

/// The line, from 1, of the statement whose block is missing before `at`.
fn header_line(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    let before = before.rsplit_once('\n').map_or("", |(before, _)| before);
    let lines: Vec<&str> = before.split('\n').collect();
    let header = lines.iter().rposition(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
    header.map_or(1, |index| index + 1)
}

/// The message of CPython for what ruff says of a place, and the place where CPython puts it.
pub(super) fn told(found: &str, range: TextRange, text: &str, mode: Mode) -> (String, TextRange) {
    let at = text.get(range.start().to_usize()..range.end().to_usize()).unwrap_or_default();
    let target = || parse_expression(at).ok().or_else(|| parse_expression(&format!("({at})")).ok());
    let say = |message: &str| (message.to_owned(), range);
    match found {
        "Invalid assignment target" | "Invalid delete target" | "Invalid augmented assignment target" => {
            let Some(target) = target() else {
                let kind = match at {
                    _ if at.starts_with("yield") => "yield expression",
                    _ if at.starts_with('*') => "starred",
                    _ => return say("invalid syntax"),
                };
                return match found {
                    "Invalid delete target" => (format!("cannot delete {kind}"), range),
                    "Invalid augmented assignment target" => {
                        (format!("'{kind}' is an illegal expression for augmented assignment"), range)
                    }
                    _ => (format!("cannot assign to {kind}"), range),
                };
            };
            let kind = kind_of(target.expr());
            let message = match found {
                "Invalid delete target" => format!("cannot delete {kind}"),
                "Invalid augmented assignment target" => {
                    format!("'{kind}' is an illegal expression for augmented assignment")
                }
                _ if is_mistaken_comparison(text, range, target.expr()) => {
                    format!("cannot assign to {kind} here. Maybe you meant '==' instead of '='?")
                }
                _ => format!("cannot assign to {kind}"),
            };
            return (message, range);
        }
        "Assignment expression target must be an identifier" => {
            let kind = target().map_or("expression", |target| kind_of(target.expr()));
            return (format!("cannot use assignment expressions with {kind}"), range);
        }
        "unexpected EOF while parsing" => {
            if let Some(wrong) = brackets(text, mode, range.end()) {
                return wrong;
            }
        }
        "missing closing quote in string literal" => {
            let opened = at.trim_start_matches(|c: char| c.is_alphabetic());
            let triple = opened.starts_with("'''") || opened.starts_with("\"\"\"");
            let end = if triple { text.len() } else { range.start().to_usize() };
            let line = 1 + text.get(..end).unwrap_or_default().trim_end_matches('\n').matches('\n').count();
            let what = if triple { "triple-quoted string" } else { "string" };
            return (format!("unterminated {what} literal (detected at line {line})"), range);
        }
        _ => {}
    }
    if found.starts_with("ParseIntError") {
        return (number(text.get(range.start().to_usize()..).unwrap_or_default()), range);
    }
    if matches!(at, ")" | "]" | "}")
        && let Some((message, place)) = brackets(text, mode, range.end())
        && place == range
    {
        return (message, place);
    }
    let before = text.get(..range.start().to_usize()).unwrap_or_default();
    let glued = before.ends_with(|c: char| c.is_ascii_digit() || c == '.')
        && at.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    if glued && (found.starts_with("Simple statements must be") || found.starts_with("Unexpected token at the end")) {
        return say("invalid decimal literal");
    }
    if found == "Expected a parameter name" {
        return match at {
            "True" | "False" | "None" => (format!("cannot assign to {at}"), range),
            _ => say("expression cannot contain assignment, perhaps you meant \"==\"?"),
        };
    }
    if let Some(after) = found.strip_prefix("Expected an indented block after ") {
        let line = header_line(text, range.start().to_usize());
        return (
            format!(
                "expected an indented block after {} on line {line}",
                // An `else` clause or a `case` block is a statement there.
                after
                    .replace(" clause", " statement")
                    .replace("`case` block", "'case' statement")
                    .replace("`class`", "class")
                    .replace('`', "'")
            ),
            range,
        );
    }
    let first_word =
        text.get(..range.start().to_usize()).unwrap_or_default().rsplit('\n').next().unwrap_or_default().trim();
    if let Some(old @ ("print" | "exec")) = first_word.split(['(', ';']).next()
        && (found.starts_with("Simple statements must be separated")
            || found.starts_with("Unexpected token at the end"))
        && !at.is_empty()
    {
        return (format!("Missing parentheses in call to '{old}'. Did you mean {old}(...)?"), range);
    }
    let missing_comma = ["name", "int", "float", "string"]
        .iter()
        .any(|token| found.strip_prefix("Expected `,`, found ").is_some_and(|rest| rest == *token));
    let message = match found {
        _ if missing_comma => "invalid syntax. Perhaps you forgot a comma?",
        "Only single target (not tuple) can be annotated" => "only single target (not tuple) can be annotated",
        "Only single target (not list) can be annotated" => "only single target (not list) can be annotated",
        "Positional argument cannot follow keyword argument" => "positional argument follows keyword argument",
        "Positional argument cannot follow keyword argument unpacking" => {
            "positional argument follows keyword argument unpacking"
        }
        "Iterable argument unpacking cannot follow keyword argument unpacking" => {
            "iterable argument unpacking follows keyword argument unpacking"
        }
        "Parameter without a default cannot follow a parameter with a default" => {
            "non-default argument follows default argument"
        }
        "Unparenthesized generator expression cannot be used here" => "Generator expression must be parenthesized",
        "Invalid decimal integer literal" => {
            "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"
        }
        "Parameter cannot follow var-keyword parameter" => "arguments cannot follow var-keyword argument",
        "'/' parameter must appear before '*' parameter" => "/ must be ahead of *",
        "Cannot have both 'except' and 'except*' on the same 'try'" => {
            "cannot have both 'except' and 'except*' on the same 'try'"
        }
        "Only one '/' separator allowed" => "/ may appear only once",
        "Only one '*' parameter allowed" => "* argument may appear only once",
        "Position-only parameter separator not allowed as first parameter" => "at least one argument must precede /",
        "Expected one or more keyword parameter after `*` separator" => "named arguments must follow bare *",
        "Bytes literal cannot be mixed with non-bytes literals" => "cannot mix bytes and nonbytes literals",
        "Starred expression cannot be used here" => "cannot use starred expression here",
        "f-string: single `}` is not allowed" => "f-string: single '}' is not allowed",
        "f-string: expecting `}`" => "f-string: expecting '}'",
        "f-string: invalid conversion character" => "f-string: invalid conversion character: expected 's', 'r', or 'a'",
        "Expected `:`, found newline" => "expected ':'",
        "Expected `else`, found newline" | "Expected `else`, found end of file" => {
            "expected 'else' after 'if' expression"
        }
        "Expected `except` or `finally` after `try` block" => "expected 'except' or 'finally' block",
        "Trailing comma not allowed" if first_word.contains("import") => {
            "trailing comma not allowed without surrounding parentheses"
        }
        "multiple starred expressions in sequence pattern" => "multiple starred names in sequence pattern",
        "Got unexpected unicode" => "(unicode error) 'unicodeescape' codec can't decode bytes",
        "Unexpected indentation" => "unexpected indent",
        "Compound statements are not allowed on the same line as simple statements"
        | "Trailing comma not allowed"
        | "Pattern cannot follow a double star pattern"
        | "Invalid value for a class pattern"
        | "Unparenthesized named expression cannot be used here"
        | "Global statement must have at least one name"
        | "Nonlocal statement must have at least one name"
        | "Delete statement must have at least one target"
        | "Exception missing in `raise` statement with cause" => "invalid syntax",
        _ if found.starts_with("Got unexpected token") || found.starts_with("Unexpected token at the end") => {
            "invalid syntax"
        }
        _ if found.starts_with("Cannot use iterable unpacking in a") => {
            "iterable unpacking cannot be used in comprehension"
        }
        _ if found.starts_with("Cannot use dictionary unpacking in a") => {
            "dict unpacking cannot be used in dict comprehension"
        }
        _ if found.starts_with("Cannot use parenthesized keyword argument name") => {
            "expression cannot contain assignment, perhaps you meant \"==\"?"
        }
        other => other,
    };
    say(message)
}
