# Newton's iteration stops on a float comparison; every operator in both jump senses.
# forms: COMPARE_OP_FLOAT_JUMP


def root(x):
    guess = x
    while True:
        better = 0.5 * (guess + x / guess)
        if abs(better - guess) < 1e-12:
            return better
        guess = better


def signs(a, b):
    text = ""
    if a < b:
        text += "<"
    if not a <= b:
        text += "!<="
    if a == b:
        text += "=="
    if not a != b:
        text += "!!="
    if a > b:
        text += ">"
    if not a >= b:
        text += "!>="
    return text


print([round(root(float(x)), 9) for x in range(1, 15)])
values = [-1.5, -0.0, 0.0, 2.25, float("inf")]
for a in values:
    print([signs(a, b) for b in values])
