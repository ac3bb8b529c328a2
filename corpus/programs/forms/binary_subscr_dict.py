# Looking up words in a dict, with a miss now and then.
# forms: BINARY_SUBSCR_DICT

prices = {"pear": 3, "plum": 2, "fig": 9, 4: "four", (1, 2): "pair", None: "none", 1.5: "float"}


def price(key):
    return prices[key]


for key in ["pear", "plum", "fig", 4, (1, 2), None, 1.5, 4.0, True, "kiwi"] * 3:
    try:
        print(repr(key), price(key))
    except KeyError as error:
        print("no", error)
