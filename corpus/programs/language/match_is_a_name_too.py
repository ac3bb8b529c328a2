# `match` and `case` as names behind a semicolon, where only the rest of the line says what they are.
match = [1, 2]; case = 2; match[0]
match.append(3); match[1] = 5; print(match, case)
match; match *= 2; print(match); match: list = [9]
x = 1; match[0] if x else 2; print(match[0], -match[0])
def f(match): return match + 1; match
if x: match = 4; print(match); match + 1
class C:
    match = 1; case = match; match
print(f(2), C.case); match = 7; match - 1; print(match)
match (x):
    case 1: match = 2; match; print('matched', match)
