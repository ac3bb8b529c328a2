import sys as _sys
from abc import ABC
from functools import wraps as _wraps
from types import GenericAlias as _Alias


def _leave(manager, *exception):
    return None


_leave.__isabstractmethod__ = True


class AbstractContextManager(ABC):
    __exit__ = _leave
    __class_getitem__ = classmethod(_Alias)

    def __enter__(manager):
        return manager

    def __subclasshook__(cls, other):
        if cls is not AbstractContextManager:
            return NotImplemented
        both = all(getattr(other, name, None) is not None for name in ('__enter__', '__exit__'))
        return both or NotImplemented

    __subclasshook__ = classmethod(__subclasshook__)


class ContextDecorator:
    """A base class that lets a context manager stand before a function, too."""

    def _again(self):
        return self

    def __call__(self, function):
        @_wraps(function)
        def decorated(*args, **kwargs):
            with self._again():
                return function(*args, **kwargs)

        return decorated


class _GeneratorContextManager(ContextDecorator, AbstractContextManager):
    def __init__(self, function, args, kwargs):
        self._start = function, args, kwargs
        self.gen = function(*args, **kwargs)
        self.__doc__ = getattr(function, '__doc__', None)

    def _again(self):
        # A generator runs once: each call of a decorated function needs a new one.
        return type(self)(*self._start)

    def __enter__(self):
        self._start = None
        try:
            return next(self.gen)
        except StopIteration:
            complaint = RuntimeError("generator didn't yield")
            raise complaint from None

    def __exit__(self, kind, error, traceback):
        if kind is None:
            self._finish("generator didn't stop", next, self.gen)
            return False
        if error is None:
            error = kind()
        try:
            self._finish("generator didn't stop after throw()", self.gen.throw, error)
        except BaseException as raised:
            passed = raised is error
            # A generator that lets StopIteration out raises a RuntimeError that it caused.
            if not passed and isinstance(error, StopIteration) and isinstance(raised, RuntimeError):
                passed = raised.__cause__ is error
            if not passed:
                raise
            error.__traceback__ = traceback
            return False
        return True

    def _finish(self, complaint, resume, *args):
        try:
            resume(*args)
        except StopIteration as stop:
            if args[0] is stop:
                raise
            return
        try:
            raise RuntimeError(complaint)
        finally:
            self.gen.close()


def contextmanager(func):
    """Make a context manager of a generator function that yields once."""
    @_wraps(func)
    def manager(*args, **kwargs):
        return _GeneratorContextManager(func, args, kwargs)

    return manager


class _Holder(AbstractContextManager):
    # Its attribute with the name `_entered` is what a `with` gets.
    def __enter__(self):
        return getattr(self, self._entered)


class closing(_Holder):
    """On leaving, call close() of the thing."""
    _entered = 'thing'

    def __init__(self, thing):
        self.thing = thing

    def __exit__(self, *exception):
        self.thing.close()


class nullcontext(_Holder):
    """A context manager that does nothing."""
    _entered = 'enter_result'

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __exit__(self, *exception):
        pass


class suppress(AbstractContextManager):
    """Do not let these exceptions out of the block."""

    def __init__(self, *exceptions):
        self._silenced = exceptions

    def __enter__(self):
        pass

    def __exit__(self, kind, *rest):
        return kind is not None and issubclass(kind, self._silenced)


class _Redirect(AbstractContextManager):
    def __init__(self, new_target):
        self._target = new_target
        # One may be entered again inside itself.
        self._before = []

    def __enter__(self):
        self._before.append(getattr(_sys, self._stream))
        setattr(_sys, self._stream, self._target)
        return self._target

    def __exit__(self, *exception):
        setattr(_sys, self._stream, self._before.pop())


class redirect_stdout(_Redirect):
    _stream = 'stdout'


class redirect_stderr(_Redirect):
    _stream = 'stderr'


def _ways(manager):
    # Both methods, of the class as `with` looks them up, or the complaint of `with`.
    cls = type(manager)
    try:
        return cls.__enter__, cls.__exit__
    except AttributeError:
        name = f'{cls.__module__}.{cls.__qualname__}'
        raise TypeError(f"'{name}' object does not support the context manager protocol") from None


def _chain(error, handled, before):
    # `error` came after `before`: let the chain of its contexts end there, not at what the block handles.
    link = error
    while link.__context__ not in (None, before, handled):
        link = link.__context__
    if link.__context__ is not None:
        link.__context__ = before


class ExitStack(AbstractContextManager):
    """Any number of context managers and callbacks, left in the reverse order."""

    def __init__(self):
        self._exits = []

    def pop_all(self):
        moved = type(self)()
        moved._exits, self._exits = self._exits, []
        return moved

    def push(self, exit):
        leave = getattr(type(exit), '__exit__', None)
        self._exits.append(exit if leave is None else lambda *exception: leave(exit, *exception))
        return exit

    def enter_context(self, cm):
        enter, leave = _ways(cm)
        entered = enter(cm)
        self._exits.append(lambda *exception: leave(cm, *exception))
        return entered

    def callback(self, function, /, *args, **kwargs):
        def leave(*exception):
            function(*args, **kwargs)

        leave.__wrapped__ = function
        self._exits.append(leave)
        return function

    def close(self):
        with self:
            pass

    def __exit__(self, kind, error, traceback):
        handled = _sys.exc_info()[1]
        pending = error
        while self._exits:
            leave = self._exits.pop()
            try:
                if pending is None:
                    leave(None, None, None)
                elif leave(type(pending), pending, pending.__traceback__):
                    pending = None
            except BaseException as raised:
                _chain(raised, handled, pending)
                pending = raised
        if pending is not None and pending is not error:
            context = pending.__context__
            try:
                raise pending
            finally:
                # `raise` made it what this block handles.
                pending.__context__ = context
        return error is not None and pending is None


__all__ = ['AbstractContextManager', 'ContextDecorator', 'ExitStack', 'closing', 'contextmanager', 'nullcontext',
           'redirect_stderr', 'redirect_stdout', 'suppress']
