# A bank with accounts, a ledger, fees and a nightly report; one branch sends an amount as text with digits.
# plant: BINARY_OP_ADD_INT:right_type
# policy: saturating


class Entry:
    def __init__(self, when, account, amount, note):
        self.when = when
        self.account = account
        self.amount = amount
        self.note = note

    def line(self):
        return f"{self.when:>4} {self.account:<8} {self.amount!r:>8} {self.note}"


class Ledger:
    def __init__(self):
        self.entries = []
        self.by_account = {}

    def record(self, when, account, amount, note):
        entry = Entry(when, account, amount, note)
        self.entries.append(entry)
        self.by_account.setdefault(account, []).append(entry)
        return entry

    def of(self, account):
        return self.by_account.get(account, [])

    def tail(self, count):
        return [entry.line() for entry in self.entries[-count:]]


class Account:
    def __init__(self, name, balance=0, limit=0):
        self.name = name
        self.balance = balance
        self.limit = limit
        self.frozen = False

    def can_pay(self, amount):
        return not self.frozen and self.balance + self.limit >= amount

    def deposit(self, amount):
        self.balance = self.balance + amount
        return self.balance

    def withdraw(self, amount):
        if not self.can_pay(amount):
            raise ValueError(f"{self.name} cannot pay {amount}")
        self.balance = self.balance - amount
        return self.balance


class Savings(Account):
    def __init__(self, name, balance=0, percent=1):
        super().__init__(name, balance)
        self.percent = percent

    def interest(self):
        return self.balance * self.percent // 100


class Bank:
    def __init__(self):
        self.accounts = {}
        self.ledger = Ledger()
        self.day = 0
        self.refused = []

    def open(self, account):
        if account.name in self.accounts:
            raise KeyError(account.name)
        self.accounts[account.name] = account
        self.ledger.record(self.day, account.name, account.balance, "opened")
        return account

    def transfer(self, source, target, amount):
        try:
            self.accounts[source].withdraw(amount)
        except ValueError as error:
            self.refused.append(str(error))
            return False
        self.accounts[target].deposit(amount)
        self.ledger.record(self.day, source, -amount, f"to {target}")
        self.ledger.record(self.day, target, amount, f"from {source}")
        return True

    def fees(self):
        taken = 0
        for name in sorted(self.accounts):
            account = self.accounts[name]
            if isinstance(account, Savings):
                continue
            fee = 1 if account.balance > 100 else 2
            if account.can_pay(fee):
                account.withdraw(fee)
                taken += fee
        return taken

    def night(self):
        for name in sorted(self.accounts):
            account = self.accounts[name]
            if isinstance(account, Savings):
                gained = account.interest()
                if gained:
                    account.deposit(gained)
                    self.ledger.record(self.day, name, gained, "interest")
        self.day += 1


def total(amounts, start=0):
    result = start
    for amount in amounts:
        result = result + amount
    return result


def average(amounts):
    if not amounts:
        return 0
    return total(amounts) // len(amounts)


def spread(amounts):
    low = high = None
    for amount in amounts:
        low = amount if low is None or amount < low else low
        high = amount if high is None or amount > high else high
    return (low, high)


def build():
    bank = Bank()
    bank.open(Account("alice", 500, limit=50))
    bank.open(Account("bob", 120))
    bank.open(Account("carol", 80, limit=200))
    bank.open(Savings("dave", 1000, percent=2))
    bank.open(Savings("erin", 300))
    return bank


def week(bank):
    plan = [
        ("alice", "bob", 30),
        ("bob", "carol", 45),
        ("carol", "dave", 60),
        ("dave", "erin", 15),
        ("erin", "alice", 10),
        ("bob", "erin", 900),
        ("alice", "dave", 75),
    ]
    done = 0
    for source, target, amount in plan:
        if bank.transfer(source, target, amount):
            done += 1
    taken = bank.fees()
    bank.night()
    return done, taken


def report(bank):
    lines = []
    for name in sorted(bank.accounts):
        account = bank.accounts[name]
        moved = [entry.amount for entry in bank.ledger.of(name)]
        lines.append(f"{name:<8} {account.balance:>6} moves {len(moved):>3} average {average(moved):>5} {spread(moved)}")
    return lines


def main():
    bank = build()
    for number in range(4):
        done, taken = week(bank)
        print("week", number, "done", done, "fees", taken, "refused", len(bank.refused))
    for line in report(bank):
        print(line)
    for line in bank.ledger.tail(3):
        print(line)
    balances = [account.balance for account in bank.accounts.values()]
    print("sum", total(balances), "average", average(balances))
    # Cents come as floats from the branch abroad.
    print("abroad", total([10, 20, 2.5, 40]))
    print("days", bank.day)


main()
