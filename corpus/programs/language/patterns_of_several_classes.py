# Whether `match` takes an instance for a sequence or a mapping where its classes are of both kinds: the first in their order.
import collections
import collections.abc


class DictAndSequence(dict, collections.abc.Sequence):
    pass


class SequenceAndDict(collections.abc.Sequence, dict):
    def __getitem__(self, index):
        return (1, 2)[index]

    def __len__(self):
        return 2


class UserDictAndList(collections.UserDict, list):
    def __len__(self):
        return 2

    def __getitem__(self, key):
        return 5


class ListAndMapping(list, collections.abc.Mapping):
    pass


class MappingAndDeque(collections.abc.Mapping, collections.deque):
    pass


class Neither:
    __len__ = list.__len__


class Below(UserDictAndList):
    pass


def kind(subject):
    match subject:
        case [*_]:
            return 'sequence'
        case {}:
            return 'mapping'
    return 'neither'


values = [
    DictAndSequence(), SequenceAndDict(), UserDictAndList.__new__(UserDictAndList), ListAndMapping(), Neither(),
    Below.__new__(Below), [], {}, (), range(3), 'text', b'bytes', collections.deque(), collections.Counter(),
    type('', (list,), {})(), type('', (dict,), {})(), type('', (str,), {})(),
]
for value in values:
    for i in range(10):
        answer = kind(value)
    print(type(value).__name__, answer)
