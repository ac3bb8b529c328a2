# Number literals of every notation and size.
print(0, 00, 1_000_000, 0xFF, 0xdead_beef, 0o777, 0b1010_0101, 10**30)
print(1., .5, 1e3, 1E-3, 1_0.0_1, 0e0, 1e308 * 10, -1e-324, 123456789012345678901234567890)
print(1j, 2.5J, 1e2j, 0j, -1j, 1_0j, (1 + 2j) * (3 - 1j))
print(0.1 + 0.2, 1e16, 1e15, 123456789.123, 1e22, 1e-5, 0.0001, 5e-324, 1.7976931348623157e308)
print(0x7FFFFFFFFFFFFFFF, -0x8000000000000000, 2**63, -(2**63) - 1, 1 << 64)
print(1 .real, 1..imag, 5 .__add__(6), 0xF.bit_length(), 3.0.is_integer())
print(1 if 1 else 2, [0x1 for x in (1, 2)])
print(100 * 100 - 10**4, 7 // 2 * 2 + 7 % 2, -2**2, 2**-1, 2**3**2, (-2) ** 2)
