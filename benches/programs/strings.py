# Building, cutting and joining text.
N = 22000


def join_digits(n):
    text = ""
    for i in range(n):
        text += str(i)
        if i % 10 == 9:
            text += ","
    return text


def caesar(text, shift):
    out = []
    for letter in text:
        if "a" <= letter <= "z":
            letter = chr((ord(letter) - 97 + shift) % 26 + 97)
        out.append(letter)
    return "".join(out)


def run_lengths(text):
    result = ""
    previous, count = "", 0
    for letter in text:
        if letter == previous:
            count += 1
        else:
            if previous != "":
                result += previous + (str(count) if count > 1 else "")
            previous, count = letter, 1
    return result + previous + (str(count) if count > 1 else "")


def wrap(words, width):
    lines, line = [], ""
    for word in words:
        if len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        elif line:
            line = line + " " + word
        else:
            line = word
    lines.append(line)
    return lines


def palindrome(text):
    i, j = 0, len(text) - 1
    while i < j:
        if text[i] != text[j]:
            return False
        i += 1
        j -= 1
    return True


def checksum(text):
    value = 7
    for letter in text:
        value = (value * 31 + ord(letter)) % 1000000007
    return value


words = [("lorem ipsum dolor sit amet consectetur " * 3)[i % 29 : i % 29 + i % 9 + 1].strip() or "x" for i in range(N)]
total = 0
for i in range(12):
    text = join_digits(N // 2 + i)
    coded = caesar(" ".join(words), i)
    packed = run_lengths(coded[: N] + "aaabbb" * i)
    lines = wrap(words, 40 + i)
    total = (total + checksum(text) + checksum(packed) + len(lines) + checksum(lines[i])) % 1000000007
    total += sum(palindrome(str(k)) for k in range(i * 100, i * 100 + 300))
    table = str.maketrans("aeiou", "uoiea")
    total += checksum(coded.translate(table)[::-3].title().replace("A", "--"))
print(total, len(text), len(packed), len(lines), packed[-20:])
