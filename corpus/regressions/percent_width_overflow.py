# A width of twenty digits overflowed 64 bits while it was read.
for template in ("%1111111111111111111111d", "%.1111111111111111111111f", "%99999999999999999999s"):
    try:
        template % 1
    except ValueError as e:
        print(e)
