# More than 256 names and constants put EXTENDED_ARG in front of specialized instructions.
# forms: EXTENDED_ARG_QUICK, LOAD_ATTR_WITH_HINT, STORE_ATTR_WITH_HINT, LOAD_METHOD_WITH_VALUES, LOAD_ATTR_INSTANCE_VALUE


class Wide:
    def __init__(self):
        # 270 names: those that follow have an index beyond 255
        self.alpha00 = self.beta00 = self.gamma00 = self.delta00 = self.eps00 = self.zeta00 = self.eta00 = self.theta00 = self.iota00 = self.kappa00 = 0
        self.alpha01 = self.beta01 = self.gamma01 = self.delta01 = self.eps01 = self.zeta01 = self.eta01 = self.theta01 = self.iota01 = self.kappa01 = 0
        self.alpha02 = self.beta02 = self.gamma02 = self.delta02 = self.eps02 = self.zeta02 = self.eta02 = self.theta02 = self.iota02 = self.kappa02 = 0
        self.alpha03 = self.beta03 = self.gamma03 = self.delta03 = self.eps03 = self.zeta03 = self.eta03 = self.theta03 = self.iota03 = self.kappa03 = 0
        self.alpha04 = self.beta04 = self.gamma04 = self.delta04 = self.eps04 = self.zeta04 = self.eta04 = self.theta04 = self.iota04 = self.kappa04 = 0
        self.alpha05 = self.beta05 = self.gamma05 = self.delta05 = self.eps05 = self.zeta05 = self.eta05 = self.theta05 = self.iota05 = self.kappa05 = 0
        self.alpha06 = self.beta06 = self.gamma06 = self.delta06 = self.eps06 = self.zeta06 = self.eta06 = self.theta06 = self.iota06 = self.kappa06 = 0
        self.alpha07 = self.beta07 = self.gamma07 = self.delta07 = self.eps07 = self.zeta07 = self.eta07 = self.theta07 = self.iota07 = self.kappa07 = 0
        self.alpha08 = self.beta08 = self.gamma08 = self.delta08 = self.eps08 = self.zeta08 = self.eta08 = self.theta08 = self.iota08 = self.kappa08 = 0
        self.alpha09 = self.beta09 = self.gamma09 = self.delta09 = self.eps09 = self.zeta09 = self.eta09 = self.theta09 = self.iota09 = self.kappa09 = 0
        self.alpha10 = self.beta10 = self.gamma10 = self.delta10 = self.eps10 = self.zeta10 = self.eta10 = self.theta10 = self.iota10 = self.kappa10 = 0
        self.alpha11 = self.beta11 = self.gamma11 = self.delta11 = self.eps11 = self.zeta11 = self.eta11 = self.theta11 = self.iota11 = self.kappa11 = 0
        self.alpha12 = self.beta12 = self.gamma12 = self.delta12 = self.eps12 = self.zeta12 = self.eta12 = self.theta12 = self.iota12 = self.kappa12 = 0
        self.alpha13 = self.beta13 = self.gamma13 = self.delta13 = self.eps13 = self.zeta13 = self.eta13 = self.theta13 = self.iota13 = self.kappa13 = 0
        self.alpha14 = self.beta14 = self.gamma14 = self.delta14 = self.eps14 = self.zeta14 = self.eta14 = self.theta14 = self.iota14 = self.kappa14 = 0
        self.alpha15 = self.beta15 = self.gamma15 = self.delta15 = self.eps15 = self.zeta15 = self.eta15 = self.theta15 = self.iota15 = self.kappa15 = 0
        self.alpha16 = self.beta16 = self.gamma16 = self.delta16 = self.eps16 = self.zeta16 = self.eta16 = self.theta16 = self.iota16 = self.kappa16 = 0
        self.alpha17 = self.beta17 = self.gamma17 = self.delta17 = self.eps17 = self.zeta17 = self.eta17 = self.theta17 = self.iota17 = self.kappa17 = 0
        self.alpha18 = self.beta18 = self.gamma18 = self.delta18 = self.eps18 = self.zeta18 = self.eta18 = self.theta18 = self.iota18 = self.kappa18 = 0
        self.alpha19 = self.beta19 = self.gamma19 = self.delta19 = self.eps19 = self.zeta19 = self.eta19 = self.theta19 = self.iota19 = self.kappa19 = 0
        self.alpha20 = self.beta20 = self.gamma20 = self.delta20 = self.eps20 = self.zeta20 = self.eta20 = self.theta20 = self.iota20 = self.kappa20 = 0
        self.alpha21 = self.beta21 = self.gamma21 = self.delta21 = self.eps21 = self.zeta21 = self.eta21 = self.theta21 = self.iota21 = self.kappa21 = 0
        self.alpha22 = self.beta22 = self.gamma22 = self.delta22 = self.eps22 = self.zeta22 = self.eta22 = self.theta22 = self.iota22 = self.kappa22 = 0
        self.alpha23 = self.beta23 = self.gamma23 = self.delta23 = self.eps23 = self.zeta23 = self.eta23 = self.theta23 = self.iota23 = self.kappa23 = 0
        self.alpha24 = self.beta24 = self.gamma24 = self.delta24 = self.eps24 = self.zeta24 = self.eta24 = self.theta24 = self.iota24 = self.kappa24 = 0
        self.alpha25 = self.beta25 = self.gamma25 = self.delta25 = self.eps25 = self.zeta25 = self.eta25 = self.theta25 = self.iota25 = self.kappa25 = 0
        self.alpha26 = self.beta26 = self.gamma26 = self.delta26 = self.eps26 = self.zeta26 = self.eta26 = self.theta26 = self.iota26 = self.kappa26 = 0
        self.tail = 1
        self.last = Small(2)

    def step(self):
        if self is None:
            return (
                self.alpha00, self.beta00, self.gamma00, self.delta00, self.eps00, self.zeta00,
                self.eta00, self.theta00, self.iota00, self.kappa00, self.alpha01, self.beta01,
                self.gamma01, self.delta01, self.eps01, self.zeta01, self.eta01, self.theta01,
                self.iota01, self.kappa01, self.alpha02, self.beta02, self.gamma02, self.delta02,
                self.eps02, self.zeta02, self.eta02, self.theta02, self.iota02, self.kappa02,
                self.alpha03, self.beta03, self.gamma03, self.delta03, self.eps03, self.zeta03,
                self.eta03, self.theta03, self.iota03, self.kappa03, self.alpha04, self.beta04,
                self.gamma04, self.delta04, self.eps04, self.zeta04, self.eta04, self.theta04,
                self.iota04, self.kappa04, self.alpha05, self.beta05, self.gamma05, self.delta05,
                self.eps05, self.zeta05, self.eta05, self.theta05, self.iota05, self.kappa05,
                self.alpha06, self.beta06, self.gamma06, self.delta06, self.eps06, self.zeta06,
                self.eta06, self.theta06, self.iota06, self.kappa06, self.alpha07, self.beta07,
                self.gamma07, self.delta07, self.eps07, self.zeta07, self.eta07, self.theta07,
                self.iota07, self.kappa07, self.alpha08, self.beta08, self.gamma08, self.delta08,
                self.eps08, self.zeta08, self.eta08, self.theta08, self.iota08, self.kappa08,
                self.alpha09, self.beta09, self.gamma09, self.delta09, self.eps09, self.zeta09,
                self.eta09, self.theta09, self.iota09, self.kappa09, self.alpha10, self.beta10,
                self.gamma10, self.delta10, self.eps10, self.zeta10, self.eta10, self.theta10,
                self.iota10, self.kappa10, self.alpha11, self.beta11, self.gamma11, self.delta11,
                self.eps11, self.zeta11, self.eta11, self.theta11, self.iota11, self.kappa11,
                self.alpha12, self.beta12, self.gamma12, self.delta12, self.eps12, self.zeta12,
                self.eta12, self.theta12, self.iota12, self.kappa12, self.alpha13, self.beta13,
                self.gamma13, self.delta13, self.eps13, self.zeta13, self.eta13, self.theta13,
                self.iota13, self.kappa13, self.alpha14, self.beta14, self.gamma14, self.delta14,
                self.eps14, self.zeta14, self.eta14, self.theta14, self.iota14, self.kappa14,
                self.alpha15, self.beta15, self.gamma15, self.delta15, self.eps15, self.zeta15,
                self.eta15, self.theta15, self.iota15, self.kappa15, self.alpha16, self.beta16,
                self.gamma16, self.delta16, self.eps16, self.zeta16, self.eta16, self.theta16,
                self.iota16, self.kappa16, self.alpha17, self.beta17, self.gamma17, self.delta17,
                self.eps17, self.zeta17, self.eta17, self.theta17, self.iota17, self.kappa17,
                self.alpha18, self.beta18, self.gamma18, self.delta18, self.eps18, self.zeta18,
                self.eta18, self.theta18, self.iota18, self.kappa18, self.alpha19, self.beta19,
                self.gamma19, self.delta19, self.eps19, self.zeta19, self.eta19, self.theta19,
                self.iota19, self.kappa19, self.alpha20, self.beta20, self.gamma20, self.delta20,
                self.eps20, self.zeta20, self.eta20, self.theta20, self.iota20, self.kappa20,
                self.alpha21, self.beta21, self.gamma21, self.delta21, self.eps21, self.zeta21,
                self.eta21, self.theta21, self.iota21, self.kappa21, self.alpha22, self.beta22,
                self.gamma22, self.delta22, self.eps22, self.zeta22, self.eta22, self.theta22,
                self.iota22, self.kappa22, self.alpha23, self.beta23, self.gamma23, self.delta23,
                self.eps23, self.zeta23, self.eta23, self.theta23, self.iota23, self.kappa23,
                self.alpha24, self.beta24, self.gamma24, self.delta24, self.eps24, self.zeta24,
                self.eta24, self.theta24, self.iota24, self.kappa24, self.alpha25, self.beta25,
                self.gamma25, self.delta25, self.eps25, self.zeta25, self.eta25, self.theta25,
                self.iota25, self.kappa25, self.alpha26, self.beta26, self.gamma26, self.delta26,
                self.eps26, self.zeta26, self.eta26, self.theta26, self.iota26, self.kappa26,
            )
        self.tail = self.tail + 1
        return self.last.grow(self.tail), self.last.size, late_global


class Small:
    def __init__(self, size):
        self.size = size

    def grow(self, n):
        self.size += n
        return self.size


late_global = 7


def constants(x):
    if x is None:
        return [
            x,
            1000 + x, 1001 + x, 1002 + x, 1003 + x, 1004 + x, 1005 + x, 1006 + x, 1007 + x, 1008 + x,
            1009 + x, 1010 + x, 1011 + x, 1012 + x, 1013 + x, 1014 + x, 1015 + x, 1016 + x, 1017 + x,
            1018 + x, 1019 + x, 1020 + x, 1021 + x, 1022 + x, 1023 + x, 1024 + x, 1025 + x, 1026 + x,
            1027 + x, 1028 + x, 1029 + x, 1030 + x, 1031 + x, 1032 + x, 1033 + x, 1034 + x, 1035 + x,
            1036 + x, 1037 + x, 1038 + x, 1039 + x, 1040 + x, 1041 + x, 1042 + x, 1043 + x, 1044 + x,
            1045 + x, 1046 + x, 1047 + x, 1048 + x, 1049 + x, 1050 + x, 1051 + x, 1052 + x, 1053 + x,
            1054 + x, 1055 + x, 1056 + x, 1057 + x, 1058 + x, 1059 + x, 1060 + x, 1061 + x, 1062 + x,
            1063 + x, 1064 + x, 1065 + x, 1066 + x, 1067 + x, 1068 + x, 1069 + x, 1070 + x, 1071 + x,
            1072 + x, 1073 + x, 1074 + x, 1075 + x, 1076 + x, 1077 + x, 1078 + x, 1079 + x, 1080 + x,
            1081 + x, 1082 + x, 1083 + x, 1084 + x, 1085 + x, 1086 + x, 1087 + x, 1088 + x, 1089 + x,
            1090 + x, 1091 + x, 1092 + x, 1093 + x, 1094 + x, 1095 + x, 1096 + x, 1097 + x, 1098 + x,
            1099 + x, 1100 + x, 1101 + x, 1102 + x, 1103 + x, 1104 + x, 1105 + x, 1106 + x, 1107 + x,
            1108 + x, 1109 + x, 1110 + x, 1111 + x, 1112 + x, 1113 + x, 1114 + x, 1115 + x, 1116 + x,
            1117 + x, 1118 + x, 1119 + x, 1120 + x, 1121 + x, 1122 + x, 1123 + x, 1124 + x, 1125 + x,
            1126 + x, 1127 + x, 1128 + x, 1129 + x, 1130 + x, 1131 + x, 1132 + x, 1133 + x, 1134 + x,
            1135 + x, 1136 + x, 1137 + x, 1138 + x, 1139 + x, 1140 + x, 1141 + x, 1142 + x, 1143 + x,
            1144 + x, 1145 + x, 1146 + x, 1147 + x, 1148 + x, 1149 + x, 1150 + x, 1151 + x, 1152 + x,
            1153 + x, 1154 + x, 1155 + x, 1156 + x, 1157 + x, 1158 + x, 1159 + x, 1160 + x, 1161 + x,
            1162 + x, 1163 + x, 1164 + x, 1165 + x, 1166 + x, 1167 + x, 1168 + x, 1169 + x, 1170 + x,
            1171 + x, 1172 + x, 1173 + x, 1174 + x, 1175 + x, 1176 + x, 1177 + x, 1178 + x, 1179 + x,
            1180 + x, 1181 + x, 1182 + x, 1183 + x, 1184 + x, 1185 + x, 1186 + x, 1187 + x, 1188 + x,
            1189 + x, 1190 + x, 1191 + x, 1192 + x, 1193 + x, 1194 + x, 1195 + x, 1196 + x, 1197 + x,
            1198 + x, 1199 + x, 1200 + x, 1201 + x, 1202 + x, 1203 + x, 1204 + x, 1205 + x, 1206 + x,
            1207 + x, 1208 + x, 1209 + x, 1210 + x, 1211 + x, 1212 + x, 1213 + x, 1214 + x, 1215 + x,
            1216 + x, 1217 + x, 1218 + x, 1219 + x, 1220 + x, 1221 + x, 1222 + x, 1223 + x, 1224 + x,
            1225 + x, 1226 + x, 1227 + x, 1228 + x, 1229 + x, 1230 + x, 1231 + x, 1232 + x, 1233 + x,
            1234 + x, 1235 + x, 1236 + x, 1237 + x, 1238 + x, 1239 + x, 1240 + x, 1241 + x, 1242 + x,
            1243 + x, 1244 + x, 1245 + x, 1246 + x, 1247 + x, 1248 + x, 1249 + x, 1250 + x, 1251 + x,
            1252 + x, 1253 + x, 1254 + x, 1255 + x, 1256 + x, 1257 + x, 1258 + x, 1259 + x, 1260 + x,
            1261 + x, 1262 + x, 1263 + x, 1264 + x, 1265 + x, 1266 + x, 1267 + x, 1268 + x, 1269 + x,
        ]
    return x + 5000, x * 5001, 5002 - x


wide = Wide()
for x in range(40):
    print(wide.step(), constants(x))
print(len(Wide.step.__code__.co_names), len(constants.__code__.co_consts))
