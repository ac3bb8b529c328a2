# json: dumps with its options, loads, errors with places.
import json
d = {"name": "x\"y", "n": [1, 2.5, True, None, -0.0, 1e20], "nested": {"a": {}, "b": []}, "u": "é\u2028", 1: 2}
print(json.dumps(d))
print(json.dumps(d, indent=2))
print(json.dumps(d, ensure_ascii=False, separators=(",", ":")))
print(json.dumps({"b": 1, "a": 2}, sort_keys=True))
print(json.loads('{"a": [1, 2.0, -3e2, true, false, null, "\\u00e9\\n"], "b": {"c": "d"}}'))
for bad in ['{"a": }', '[1, 2', '', 'nope', '{"a" 1}', '[1,]', '"abc']:
    try:
        json.loads(bad)
    except json.JSONDecodeError as e:
        print(repr(bad), e, e.pos)
try:
    json.dumps({1, 2})
except TypeError as e:
    print(e)
class C: pass
print(json.dumps([C()], default=lambda o: "obj"))
print(json.loads("[1, 2]", parse_int=float))
print(json.loads('{"a": 1}', object_hook=lambda d: list(d.items())))
print(json.dumps("a\u0001\t\\/"), json.dumps(float("inf")), json.dumps((1, (2,))))
