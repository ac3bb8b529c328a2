class Sites:
    """The sites of the program's code objects and their live opcodes, read at its checkpoints and at its end."""

    def __init__(self, codes):
        self.codes = []
        for number, code in enumerate(codes):
            base = code.co_code
            offsets = sites_of(base)
            if offsets:
                opcodes_of = operator.itemgetter(*offsets, offsets[-1])
                self.codes.append((number, code, base, offsets, opcodes_of, opcodes_of(base), []))

    def look(self):
        for _, code, _, _, opcodes_of, _, seen in self.codes:
            live = opcodes_of(code._co_code_adaptive)
            if not seen or seen[-1] != live:
                seen.append(live)

    def specialized(self, special, allowed):
        """Whether any site is, now, but the allowed ones: where they were held this ought to be false."""
        for number, code, _, offsets, opcodes_of, _, _ in self.codes:
            live = opcodes_of(code._co_code_adaptive)
            if not special.isdisjoint(live) and any(op in special and at not in allowed.get(number, ()) for at, op in zip(offsets, live)):
                return True
        return False

    def list(self, names, special, ended):
        """Each site that was specialized: its code object, offset, function, line and the opcodes seen there.
        As long as the program runs, each that could still be: a crash leaves no other account."""
        out = []
        for number, code, base, offsets, _, _, seen in self.codes:
            for index, at in enumerate(offsets):
                found = {names.get(live[index]) for live in seen} & special
                if found or not ended:
                    lines = [line for start, end, line in code.co_lines() if start <= at < end]
                    out.append({"code": number, "offset": at, "base": names.get(base[at], ""), "function": code.co_name, "line": (lines or [0])[0] or 0,
                                "opcodes": sorted(found) or [names.get(base[at], "")]})
        return out

    def report(self, names):
        """Opcodes and transitions, and for each function the specialized opcodes that were live in it."""
        out, functions = set(), set()
        for _, code, _, _, _, first, seen in self.codes:
            if seen == [first]:
                continue
            # Many sites are compiled to the same and went through the same.
            for op, *lives in set(zip(first, *seen)):
                last = None
                for now in lives:
                    if now != last:
                        name = names.get(now, "<%d>" % now)
                        if now != op:
                            out.add(name)
                            functions.add(code.co_name + ":" + name)
                        if last is not None:
                            out.add(names.get(last, "<%d>" % last) + ">" + name)
                        last = now
        return sorted(out), sorted(functions)


def tree(code):
    """A code object and all inside it."""
    out = [code]
    for one in out:
        out.extend(inner for inner in one.co_consts if isinstance(inner, types.CodeType))
    return out


def opcode_names():
    """Number to name, specialized ones too, from the target itself."""
    import dis, opcode
    names = {number: name for name, number in opcode.opmap.items()}
    if hasattr(opcode, "_specialized_opmap"):
        names.update({number: name for name, number in opcode._specialized_opmap.items()})
    elif hasattr(dis, "_all_opname"):
        names.update({number: name for number, name in enumerate(dis._all_opname) if not name.startswith("<") and number < 256})
    return names


def specialized_names():
    """Names of the specialized opcodes of the target; none before 3.11."""
    import opcode
    if hasattr(opcode, "_specialized_opmap"):
        return sorted(opcode._specialized_opmap)
    return sorted(getattr(opcode, "_specialized_instructions", ()))


def telling(names):
    """Numbers of specialized opcodes that say something of a site: not those of fused instructions and of entries of functions."""
    special = set(specialized_names())
    return {number for number, name in names.items() if name in special and "__" not in name
            and not name.startswith(("RESUME", "JUMP", "LOAD_FAST", "STORE_FAST", "LOAD_CONST")) and not name.endswith(("_ADAPTIVE", "_QUICK"))}
