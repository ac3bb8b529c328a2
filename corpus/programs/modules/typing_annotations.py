# typing as annotations use it: generics, NamedTuple, TypedDict, protocols, cast.
from typing import List, Dict, Optional, Union, Any, Callable, TypeVar, Generic, NamedTuple, Tuple, Iterable, Iterator, Protocol, TypedDict, Literal, ClassVar, Final, cast, overload, TYPE_CHECKING
T = TypeVar("T")
K = TypeVar("K")
class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []
    def push(self, item: T) -> None:
        self.items.append(item)
    def pop(self) -> T:
        return self.items.pop()
    def peek(self) -> Optional[T]:
        return self.items[-1] if self.items else None
s: Stack[int] = Stack()
s.push(1); s.push(2)
print(s.pop(), s.peek(), len(s.items))
s2 = Stack[str]()
s2.push("a")
print(type(s2).__name__, s2.items)
class P(NamedTuple):
    x: int
    y: int = 5
    def total(self):
        return self.x + self.y
p = P(1)
print(p, p.x, p.total(), p._replace(y=3), P._fields)
def f(a: Dict[str, List[int]], b: Optional[int] = None, *c: Any, d: Union[int, str] = 1) -> Tuple[int, ...]:
    return (1,)
print(f({}), cast(int, "x"))
if TYPE_CHECKING:
    import nothing
class Sized(Protocol):
    def size(self) -> int: ...
class TD(TypedDict):
    a: int
t: TD = {"a": 1}
print(t, TD(a=2))
class C:
    n: ClassVar[int] = 3
    m: Final = 4
    k: Literal["a", "b"] = "a"
print(C.n, C.m, C.k)
def apply(fn: Callable[[int], int], v: int) -> int:
    return fn(v)
print(apply(lambda x: x + 1, 2))
def gen(n: int) -> Iterator[int]:
    yield from range(n)
print(list(gen(3)))
