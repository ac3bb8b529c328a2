# A small Lisp: reader, environments, closures, tail loop, and programs in it.
N = 22


class Symbol(str):
    pass


class Environment:
    def __init__(self, names, values, outer):
        self.values = dict(zip(names, values))
        self.outer = outer

    def find(self, name):
        scope = self
        while scope is not None:
            if name in scope.values:
                return scope.values
            scope = scope.outer
        raise NameError(str(name))


class Closure:
    def __init__(self, parameters, body, scope):
        self.parameters, self.body, self.scope = parameters, body, scope


def read(source):
    tokens = source.replace("(", " ( ").replace(")", " ) ").split()
    stack = [[]]
    for token in tokens:
        if token == "(":
            stack.append([])
        elif token == ")":
            done = stack.pop()
            stack[-1].append(done)
        else:
            stack[-1].append(atom(token))
    return stack[0]


def atom(token):
    try:
        return int(token)
    except ValueError:
        return Symbol(token)


def evaluate(x, scope):
    while True:
        if isinstance(x, Symbol):
            return scope.find(x)[x]
        if not isinstance(x, list):
            return x
        head = x[0]
        if head == "quote":
            return x[1]
        if head == "if":
            x = x[2] if evaluate(x[1], scope) else x[3]
            continue
        if head == "define":
            scope.values[x[1]] = evaluate(x[2], scope)
            return None
        if head == "set!":
            scope.find(x[1])[x[1]] = evaluate(x[2], scope)
            return None
        if head == "lambda":
            return Closure(x[1], x[2], scope)
        if head == "begin":
            for part in x[1:-1]:
                evaluate(part, scope)
            x = x[-1]
            continue
        function = evaluate(head, scope)
        arguments = [evaluate(part, scope) for part in x[1:]]
        if isinstance(function, Closure):
            scope = Environment(function.parameters, arguments, function.scope)
            x = function.body
            continue
        return function(*arguments)


def standard():
    table = {
        "+": lambda a, b: a + b,
        "-": lambda a, b: a - b,
        "*": lambda a, b: a * b,
        "<": lambda a, b: a < b,
        "=": lambda a, b: a == b,
        "cons": lambda a, b: [a] + b,
        "car": lambda a: a[0],
        "cdr": lambda a: a[1:],
        "null?": lambda a: a == [],
        "list": lambda *a: list(a),
    }
    return Environment(table.keys(), table.values(), None)


PROGRAM = """
(define fib (lambda (n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2))))))
(define map (lambda (f xs) (if (null? xs) (quote ()) (cons (f (car xs)) (map f (cdr xs))))))
(define fold (lambda (f a xs) (if (null? xs) a (fold f (f a (car xs)) (cdr xs)))))
(define range (lambda (a b) (if (= a b) (quote ()) (cons a (range (+ a 1) b)))))
(define counter (lambda () (begin (define n 0) (lambda () (begin (set! n (+ n 1)) n)))))
(define loop (lambda (n acc) (if (= n 0) acc (loop (- n 1) (+ acc n)))))
(define tick (counter))
"""

scope = standard()
for form in read(PROGRAM):
    evaluate(form, scope)
total = 0
for n in range(N):
    for form in read("(fib %d) (fold + 0 (map (lambda (x) (* x x)) (range 0 %d))) (loop %d 0) (tick)" % (n, 4 * n, 40 * n)):
        total = total * 3 + evaluate(form, scope)
        total %= 1000000007
print(total, evaluate(read("(map fib (range 0 %d))" % min(N, 14))[0], scope))
for bad in ["(undefined 1)", "(car (quote ()))", "(+ 1 (quote a))", "(5 5)"]:
    try:
        evaluate(read(bad)[0], scope)
    except (NameError, IndexError, TypeError) as error:
        print(bad, type(error).__name__)
