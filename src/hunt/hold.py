def held(code, allowed=()):
    """What to write where so that no site of this code object specializes but those at the allowed offsets. Nothing watches the
    program then: no trace function, no event, no call. 3.11 never quickens code whose warm-up is over (zero). From 3.12 on the
    counter of each site is filled up: that lasts 4095 visits on 3.12 and for ever on 3.13."""
    import ctypes, opcode, sys
    base, start = code.co_code, id(code) + type(code).__basicsize__
    if ctypes.string_at(start, len(base)) != code._co_code_adaptive:
        raise RuntimeError("an unknown layout of code objects")
    if sys.version_info < (3, 12):
        # The offsets are those of 3.11's PyCodeObject: co_flags, then co_warmup.
        if ctypes.c_int.from_address(id(code) + 48).value != code.co_flags:
            raise RuntimeError("an unknown layout of code objects")
        # An adaptive opcode written by hand is a site that may specialize.
        import dis
        names = [opcode.opname[base[at]] + "_ADAPTIVE" for at in allowed]
        numbers = [dis._all_opname.index(name) if name in dis._all_opname else 0 for name in names]
        return [(id(code) + 52, b"\0\0")] + [(start + at, bytes([number])) for at, number in zip(allowed, numbers) if number]
    live = bytearray(code._co_code_adaptive)
    for at in range(0, len(base), 2):
        # CACHE is opcode 0: an instruction with one behind it is a site, and its counter comes first.
        if base[at] and at not in allowed:
            live[at] = base[at]
            if base[at + 2:at + 3] == b"\0":
                live[at + 2:at + 4] = b"\xff\xff"
    return [(start, bytes(live))]


def hold(code):
    """Holds a code object and all inside it."""
    import ctypes
    for place, data in held(code):
        ctypes.memmove(place, data, len(data))
    for inner in code.co_consts:
        if isinstance(inner, type(code)):
            hold(inner)
