#!/bin/bash -eu
# ClusterFuzzLite looks for its build script here.
exec "$SRC/turncoat/fuzz/build.sh"
