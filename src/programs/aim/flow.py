# What kernels of plain instructions meet: managers, iterables, numbers with opinions, a function of many parameters.
class Manager:
    def __enter__(self): return 'entered'
    def __exit__(self, *a): return a[0] is ValueError
    def __repr__(self): return 'Manager()'
class Refuses:
    def __enter__(self): return 'entered'
    def __exit__(self, *a): raise KeyError('exit')
    def __repr__(self): return 'Refuses()'
class Counted:
    def __init__(self, n=3): self.n = n
    def __iter__(self): return self
    def __next__(self):
        self.n -= 1
        if self.n < 0: raise StopIteration
        return self.n
    def __repr__(self): return 'Counted()'
class Truthless:
    def __bool__(self): raise ValueError('no truth')
    def __repr__(self): return 'Truthless()'
class Falsy:
    def __bool__(self): return False
    def __eq__(self, o): return self
    def __contains__(self, o): return self
    def __repr__(self): return 'Falsy()'
def gen(n):
    for i in range(n):
        yield i
def fails(n):
    yield n
    raise ValueError(n)
def ident(v): return v
def two(a, b=2): return a, b
def raises(v): raise ValueError(v)
def many(p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15, p16, p17, p18, p19, p20, p21, p22, p23, p24, p25, p26, p27, p28, p29, p30, p31, p32, p33, p34, p35, p36, p37, p38, p39, p40, p41, p42, p43, p44, p45, p46, p47, p48, p49, p50, p51, p52, p53, p54, p55, p56, p57, p58, p59, p60, p61, p62, p63, p64, p65, p66, p67, p68, p69, p70, p71, p72, p73, p74, p75, p76, p77, p78, p79, p80, p81, p82, p83, p84, p85, p86, p87, p88, p89, p90, p91, p92, p93, p94, p95, p96, p97, p98, p99, p100, p101, p102, p103, p104, p105, p106, p107, p108, p109, p110, p111, p112, p113, p114, p115, p116, p117, p118, p119, p120, p121, p122, p123, p124, p125, p126, p127, p128, p129, p130, p131, p132, p133, p134, p135, p136, p137, p138, p139, p140, p141, p142, p143, p144, p145, p146, p147, p148, p149, p150, p151, p152, p153, p154, p155, p156, p157, p158, p159, p160, p161, p162, p163, p164, p165, p166, p167, p168, p169, p170, p171, p172, p173, p174, p175, p176, p177, p178, p179, p180, p181, p182, p183, p184, p185, p186, p187, p188, p189, p190, p191, p192, p193, p194, p195, p196, p197, p198, p199, p200, p201, p202, p203, p204, p205, p206, p207, p208, p209, p210, p211, p212, p213, p214, p215, p216, p217, p218, p219, p220, p221, p222, p223, p224, p225, p226, p227, p228, p229, p230, p231, p232, p233, p234, p235, p236, p237, p238, p239, p240, p241, p242, p243, p244, p245, p246, p247, p248, p249, p250, p251, p252, p253, p254, p255, p256, p257): return p0, p257
class Faker:
    __class__ = property(lambda o: int)
    def __repr__(self): return 'Faker()'
class Ranged:
    def __init__(self): self.step = 1; self.stop = 2; self.start = 3
    def __repr__(self): return 'Ranged()'
class Up:
    def __init__(self): self.y = 1
    def m(self, v): return ('up', v)
    def __repr__(self): return 'Up()'
class Down(Up):
    def m(self, v): return super().m(v)
class Split:
    def split(self, sep=None): return ('split', sep)
    def __repr__(self): return 'Split()'
class Tree:
    def __init__(self, *kids): self.kids = kids
    def size(self):
        n = 1
        for kid in self.kids: n += kid.size()
        return n
    def __repr__(self): return 'Tree()'
class Later: pass
class Holds:
    x = Later()
    def __init__(self): self.x = 0
    def __repr__(self): return 'Holds()'
