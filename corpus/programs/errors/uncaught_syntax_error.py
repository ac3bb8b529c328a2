# A SyntaxError that nobody catches is shown with file, line and carets, below the error that came of it too.
def calculate(text):
    try:
        return eval(text)
    except SyntaxError as error:
        error.add_note('a note')
        raise ValueError('bad ' + text) from error


calculate('1 + * 2')
