# Errors in functions that are never called do no harm; those called report the right line.


def never():
    undefined_function(undefined_name)
    return 5 .nothing


def sometimes(flag):
    if flag:
        return missing_global
    return "fine"


print(sometimes(0))
for flag in [0] * 10 + [1]:
    try:
        result = sometimes(flag)
    except NameError as error:
        print(error, error.__traceback__.tb_next.tb_lineno)
print(result, never.__name__)
