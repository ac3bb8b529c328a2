# Escapes, raw strings, triple quotes, implicit joining and bytes literals.
print("\a\b\f\v\0".encode(), "tab\tnew\\n", 'q"q', "q'q", "\x41\u00e9\U0001f40d\N{BULLET}\101")
print(r"raw\n\t", rb"raw\x00", b"\x00\xff\n'\"", "one" 'two' """three""")
text = """line one
    line "two"
last\
 joined"""
print(text, len(text))
print(repr("\x7f\x80\xa0\xad\u200b\ud800"), ascii("\xe9\u20ac\U0001f40d"), repr("'"), repr('"'), repr("'\""))
print("""a"b""", '''it's''', '' "" """""", len("\
"))
print(u"unicode", "%s %%" % "percent", "{}" "{{}}".format(1))
print("\r\n".encode(), "\\", '\'', len("\U0001f40d"), "e\u0301" == "\xe9")
