import builtins, gc, re, sys, types, weakref
checkpoint = getattr(builtins, 'turncoat_checkpoint', int)
# Before each visit: where sites are held for so many visits only, they are held anew.
visit = getattr(builtins, 'turncoat_visit', int)
log = []
def told(v, depth=0):
    k = type(v)
    if k in (int, float, bool, str, bytes, type(None)):
        return repr(v)
    if k in (list, tuple) and depth < 3:
        return k.__name__ + '[' + ', '.join([told(e, depth + 1) for e in v]) + ']'
    if k is dict and depth < 3:
        return '{' + ', '.join([told(a, depth + 1) + ': ' + told(b, depth + 1) for a, b in v.items()]) + '}'
    return k.__name__
def where(tb):
    lines = []
    while tb is not None and len(lines) < 8:
        lines.append(tb.tb_frame.f_code.co_name + ' ' + str(tb.tb_lineno) + '@' + str(tb.tb_lasti))
        tb = tb.tb_next
    return '; '.join(lines)
def show(f, *args):
    visit()
    try:
        r = told(f(*args))
    except Exception as e:
        text = str(e)
        if '0x' in text:
            text = re.sub('0x[0-9a-f]{6,}', '0x...', text)
        r = type(e).__name__ + ': ' + text + ' name=' + str(getattr(e, 'name', None)) + ' after ' + type(e.__context__).__name__ + ' in ' + where(e.__traceback__.tb_next)
    if log and log[-1][0] == r:
        log[-1][1] += 1
    else:
        log.append([r, 1])
def dive(n, f, *args):
    if n:
        return dive(n - 1, f, *args)
    return f(*args)
def near(f, *args):
    low = 1
    while True:
        try:
            sys.setrecursionlimit(low)
            break
        except RecursionError:
            low += 1
    sys.setrecursionlimit(low + 30)
    for n in range(16, 30):
        show(dive, n, f, *args)
    sys.setrecursionlimit(1000)
def litter(*args, **keywords):
    # A long frame leaves its values in the slots that shorter frames get next.
    a = b = c = d = e = f = g = h = i = j = k = l = object()
    return [(n, [args, keywords, a, b, c, d, e, f, g, h, i, j, k, l]) for n in args][:0]
def traced(f, *args):
    # The last act of a program: on 3.11 a trace function of Python's takes the place of the one that keeps base opcodes.
    events = []
    def local(frame, event, arg):
        if len(events) < 200:
            events.append(event + ' ' + frame.f_code.co_name + ' ' + str(frame.f_lineno))
        return local
    sys.settrace(local)
    try:
        f(*args)
    except Exception as e:
        events.append(type(e).__name__)
    sys.settrace(None)
    log.append([', '.join(events), 1])
