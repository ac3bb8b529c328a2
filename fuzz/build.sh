#!/bin/bash -eu
# Builds every target with its seeds, dictionary and options into $OUT: the script that OSS-Fuzz and ClusterFuzzLite
# run inside their images, and that anybody can run outside of them:
#
#     SRC=$(dirname "$PWD") OUT=/tmp/out SANITIZER=none PROJECT=$(basename "$PWD") fuzz/build.sh
#
# SANITIZER is address (nightly) or none (stable).
project="$SRC/${PROJECT:-turncoat}"
sanitizer="${SANITIZER:-address}"
case "$sanitizer" in address | none) ;; *) echo "not built for sanitizer $sanitizer"; exit 0 ;; esac
mkdir -p "$OUT"
cd "$project"

cargo fuzz build --release --sanitizer "$sanitizer"
triple=$(rustc -vV | sed -n 's/^host: //p')

# An archive of files, under names that do not collide.
archive() {
    python3 - "$1" "${@:2}" <<'PYTHON'
import sys, zipfile

target, *paths = sys.argv[1:]
with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
    for path in sorted(paths):
        with open(path, "rb") as file:
            archive.writestr(zipfile.ZipInfo(path.replace("/", "-")), file.read())
PYTHON
}

for source in fuzz/fuzz_targets/*.rs; do
    target=$(basename "$source" .rs)
    [ "$target" = transitions ] && continue
    cp "fuzz/target/$triple/release/$target" "$OUT/"
    cp fuzz/python.dict "$OUT/$target.dict"
    printf '[libfuzzer]\nmax_len = 16384\ntimeout = 10\nrss_limit_mb = 2048\n' >"$OUT/$target.options"
done
# Python files are inputs of these as they are.
mapfile -t seeds < <(find corpus/programs corpus/regressions fuzz/seeds -name '*.py' -size -16k)
for target in differential source parser_compiler; do
    archive "$OUT/${target}_seed_corpus.zip" "${seeds[@]}"
done
