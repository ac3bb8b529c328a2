# A game of cards: a deck, players, tricks and a score board; the last player overrides an attribute of its class.
# plant: LOAD_ATTR_INSTANCE_VALUE:type_version
# policy: saturating

SUITS = ["clubs", "hearts", "spades"]


class Random:
    """A small generator of numbers, the same on every machine."""

    def __init__(self, seed):
        self.state = seed

    def next(self, below):
        self.state = (self.state * 1103515245 + 12345) % 2147483648
        return self.state // 65536 % below

    def shuffle(self, items):
        for at in range(len(items) - 1, 0, -1):
            other = self.next(at + 1)
            items[at], items[other] = items[other], items[at]


class Card:
    def __init__(self, suit, rank):
        self.suit = suit
        self.rank = rank

    def beats(self, other, trump):
        if self.suit == other.suit:
            return self.rank > other.rank
        return self.suit == trump

    def __repr__(self):
        return f"{self.suit[0]}{self.rank}"


class Deck:
    def __init__(self, ranks):
        self.cards = [Card(suit, rank) for suit in SUITS for rank in range(1, ranks + 1)]

    def deal(self, random, players):
        random.shuffle(self.cards)
        for number, card in enumerate(self.cards):
            players[number % len(players)].hand.append(card)


class Player:
    def __init__(self, name):
        self.name = name
        self.hand = []
        self.points = 0
        self.tricks = 0

    def choose(self, led, trump):
        if led is not None:
            fitting = [card for card in self.hand if card.suit == led.suit]
            if fitting:
                return self.pick(fitting)
        return self.pick(self.hand)

    def pick(self, cards):
        return cards[0]

    def play(self, led, trump):
        card = self.choose(led, trump)
        self.hand.remove(card)
        return card

    def win(self, cards):
        self.tricks += 1
        for card in cards:
            self.points += card.rank


class Careful(Player):
    def pick(self, cards):
        best = cards[0]
        for card in cards:
            if card.rank < best.rank:
                best = card
        return best


class Bold(Player):
    def pick(self, cards):
        best = cards[0]
        for card in cards:
            if card.rank > best.rank:
                best = card
        return best


class Table:
    def __init__(self, players, trump):
        self.players = players
        self.trump = trump
        self.first = 0
        self.history = []

    def trick(self):
        played = []
        led = None
        for offset in range(len(self.players)):
            player = self.players[(self.first + offset) % len(self.players)]
            card = player.play(led, self.trump)
            led = card if led is None else led
            played.append((player, card))
        winner, best = played[0]
        for player, card in played[1:]:
            if card.beats(best, self.trump):
                winner, best = player, card
        winner.win([card for _, card in played])
        self.first = self.players.index(winner)
        self.history.append((winner.name, [card for _, card in played]))

    def play(self):
        while self.players[0].hand:
            self.trick()


def points(player):
    return player.points


def ranking(players):
    order = []
    for player in players:
        at = 0
        while at < len(order) and points(order[at]) >= points(player):
            at += 1
        order.insert(at, player)
    return [player.name for player in order]


class Ghost(Player):
    """Plays nothing, and owns nothing whatever was written down."""

    def __init__(self, name):
        self.name = name
        self.tricks = 0
        self.hand = []


def main():
    random = Random(11)
    for game in range(3):
        players = [Careful("ann"), Bold("bob"), Player("cy")]
        Deck(5).deal(random, players)
        table = Table(players, SUITS[game])
        table.play()
        print("game", game, "trump", table.trump)
        for name, cards in table.history[:3]:
            print(" ", name, cards)
        print(" ", [(player.name, player.tricks, player.points) for player in players])
        print("  ranking", ranking(players))
    Ghost.points = property(lambda self: -1)
    players.append(Ghost("dee"))
    print("ranking", ranking(players))


main()
