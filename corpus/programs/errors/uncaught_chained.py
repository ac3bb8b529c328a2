# An exception raised from another, both shown.


class ConfigError(Exception):
    pass


def parse(text):
    try:
        return int(text)
    except ValueError as error:
        raise ConfigError("bad number: " + text) from error


print(parse("12"))
parse("twelve")
