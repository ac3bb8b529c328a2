# Methods of instances whose __dict__ has been looked at.
# forms: LOAD_METHOD_WITH_DICT


class Note:
    def __init__(self, text):
        self.text = text

    def loud(self):
        return self.text.upper() + "!"


def shout(note):
    return note.loud()


notes = [Note("n%d" % i) for i in range(15)]
for note in notes:
    note.__dict__
print([shout(note) for note in notes])


class Trace(list):
    def last(self):
        return self[-1]


def last(trace):
    return trace.last()


trace = Trace([1, 2, 3])
trace.tag = "t"
print([last(trace) for i in range(12)], trace.tag)
