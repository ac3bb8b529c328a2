# Methods called on ordinary instances.
# forms: LOAD_METHOD_WITH_VALUES, CALL_PY_EXACT_ARGS


class Account:
    def __init__(self, balance):
        self.balance = balance

    def deposit(self, amount):
        self.balance += amount
        return self

    def report(self):
        return "balance %d" % self.balance


def trade(account, amount):
    return account.deposit(amount).report()


account = Account(10)
for amount in range(-6, 8):
    print(trade(account, amount))
