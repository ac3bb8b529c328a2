# Specialized instructions behind EXTENDED_ARG miss, deoptimize and come back.
# forms: EXTENDED_ARG_QUICK, LOAD_ATTR_INSTANCE_VALUE, STORE_ATTR_INSTANCE_VALUE, LOAD_GLOBAL_MODULE, LOAD_METHOD_WITH_VALUES
# misses: LOAD_ATTR_INSTANCE_VALUE, STORE_ATTR_INSTANCE_VALUE, LOAD_GLOBAL_MODULE, LOAD_METHOD_WITH_VALUES

lines = ["def wide(o, x):", "    if x is None:"]
lines += ["        o.pad%d = o.pad%d" % (i, i) for i in range(270)]
lines += ["    o.late_store = o.late_load + late_global", "    return o.late_method(x), o.late_store"]
exec("\n".join(lines))
late_global = 1


class Home:
    def __init__(self):
        self.late_store = 0
        self.late_load = 10

    def late_method(self, x):
        return "home", x


class Away:
    def __init__(self):
        self.late_load = 0.5

    def late_method(self, x):
        return "away", x


def drive(label, o):
    for i in range(75):
        result = wide(o, i)
    print(label, result)


drive("warm", Home())
drive("other class", Away())
drive("other class", Away())
new_global = 1
drive("new global", Away())
drive("home", Home())
Home.extra = 1
drive("class changed", Home())
touched = Home()
vars(touched)
drive("materialized", touched)
late_global = "text"
try:
    drive("error", Home())
except TypeError as error:
    print(error)
print(len(wide.__code__.co_names))
