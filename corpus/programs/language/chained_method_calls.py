# Fluent calls over many lines, subscripts and calls mixed.
# forms: LOAD_METHOD_WITH_VALUES, CALL_PY_EXACT_ARGS, STORE_ATTR_INSTANCE_VALUE


class Query:
    def __init__(self, rows):
        self.rows = rows

    def where(self, test):
        self.rows = [r for r in self.rows if test(r)]
        return self

    def select(self, *names):
        self.rows = [{n: r[n] for n in names} for r in self.rows]
        return self

    def order(self, key):
        self.rows = sorted(self.rows, key=lambda r: r[key])
        return self

    def __getitem__(self, i):
        return self.rows[i]

    def __call__(self):
        return len(self.rows)


rows = [{"id": i, "size": i * 7 % 5, "name": "n%d" % i} for i in range(10)]
for limit in range(12):
    query = (
        Query(rows)
        .where(lambda r: r["size"] < limit)
        .select("id", "size")
        .order("size")
    )
    print(query(), query[0] if query() else None)
print(Query(rows).order("name")[0]["name"].upper()[::-1].join("<>").strip("<").split("N"))
