# Byte shuffling in the manner of AES: substitution, row shifts, column mixing on lists of ints.
N = 14000


def multiply(a, b):
    result = 0
    while b:
        if b & 1:
            result ^= a
        a <<= 1
        if a & 0x100:
            a ^= 0x11B
        b >>= 1
    return result


def make_box():
    box = [0] * 256
    inverse = {multiply(a, b): 0 for a, b in ((1, 1),)}
    power = [1] * 255
    for i in range(1, 255):
        power[i] = multiply(power[i - 1], 3)
    for i in range(256):
        x = 0 if i == 0 else power[(255 - power.index(i)) % 255]
        y = x
        for shift in range(1, 5):
            y ^= (x << shift | x >> (8 - shift)) & 255
        box[i] = y ^ 0x63
    return box


BOX = make_box()
TWICE = [multiply(i, 2) for i in range(256)]


def substitute(state):
    for i in range(16):
        state[i] = BOX[state[i]]


def shift_rows(s):
    s[1], s[5], s[9], s[13] = s[5], s[9], s[13], s[1]
    s[2], s[6], s[10], s[14] = s[10], s[14], s[2], s[6]
    s[3], s[7], s[11], s[15] = s[15], s[3], s[7], s[11]


def mix_column(s, c):
    a, b, d, e = s[c], s[c + 1], s[c + 2], s[c + 3]
    every = a ^ b ^ d ^ e
    s[c] = a ^ every ^ TWICE[a ^ b]
    s[c + 1] = b ^ every ^ TWICE[b ^ d]
    s[c + 2] = d ^ every ^ TWICE[d ^ e]
    s[c + 3] = e ^ every ^ TWICE[e ^ a]


def add_key(state, key):
    for i in range(16):
        state[i] ^= key[i]


def expand(key):
    words = [key[i : i + 4] for i in range(0, 16, 4)]
    constant = 1
    for i in range(4, 44):
        word = words[i - 1][:]
        if i % 4 == 0:
            word = [BOX[b] for b in word[1:] + word[:1]]
            word[0] ^= constant
            constant = TWICE[constant]
        words.append([a ^ b for a, b in zip(words[i - 4], word)])
    return [sum(words[i : i + 4], []) for i in range(0, 44, 4)]


def encrypt(block, keys):
    state = list(block)
    add_key(state, keys[0])
    for round in range(1, 11):
        substitute(state)
        shift_rows(state)
        if round < 10:
            for c in range(0, 16, 4):
                mix_column(state, c)
        add_key(state, keys[round])
    return bytes(state)


keys = expand(list(range(16)))
print(encrypt(bytes(i * 17 for i in range(16)), keys).hex())
block = bytes(16)
for n in range(N):
    block = encrypt(block, keys)
print(block.hex(), sum(block), max(block))
