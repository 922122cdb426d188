#!/usr/bin/env bash
# The golden forms come out the same, byte for byte, from g++ and clang++ at -O0 and -O2 (case O-13).
# usage: same_bytes.sh SOURCE_ROOT. A compiler that is not there is skipped with a message.
set -euo pipefail
root=$1
golden=$root/tests/golden/forms
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$root"
launcher=$(command -v ccache || true)

# All that a form is made of: no TOML, no files, no store. Rooms are compiled as one file each, which takes a third of
# the time; those that name their own helpers alike stay apart.
as_one() { # NAME SOURCE...
  local name=$1
  shift
  printf '#include "%s"\n' "$@" >"$work/$name.cpp"
}
as_one form core/base/{bytes,exact,inline_marks,text}.cpp core/crypto/{hash,stream}.cpp core/form/*.cpp tests/core/form/form_listing.cpp
as_one pack core/pack/{ask,draws,expression,functions,lexer,model,near,number_style,practice,syntax,template,typed_keys}.cpp
sources=("$work"/{form,pack}.cpp core/pack/{functions_*,look_alike,tex_value,units}.cpp)

build_listing() { # COMPILER LEVEL
  local compiler=$1 level=$2 out=$work/$1$2
  mkdir -p "$out"
  printf '%s\n' "${sources[@]}" |
    xargs -P 2 -I{} sh -c "$launcher $compiler -std=c++20 $level -I. -c {} -o $out/\$(basename {} .cpp).o"
  "$compiler" "$out"/*.o -lgmpxx -lgmp -lutf8proc -lsodium -o "$out/listing"
}

compared=0
for compiler in g++ clang++; do
  if ! command -v "$compiler" >/dev/null; then
    echo "skipped: $compiler is not installed"
    continue
  fi
  for level in -O0 -O2; do
    build_listing "$compiler" "$level"
    for file in "$golden"/*.txt; do
      if ! "$work/$compiler$level/listing" "$(basename "$file" .txt)" | cmp - "$file"; then
        echo "$compiler $level draws other forms than ${file#"$root"/}."
        exit 1
      fi
      compared=$((compared + 1))
    done
  done
done
if [ "$compared" = 0 ]; then
  echo "nothing was compared: no compiler or no golden files"
  exit 1
fi
echo "same bytes: $compared listings"
