#!/bin/bash
# Prints how much memory the window holds while it fits the first sample (600 x 400), and what holds it.
#   installer/src/bench/resident.sh [SECONDS]
# Needs Linux, a display and the packaged program, which ./mvnw -q -DskipTests package leaves.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-20}
forgotten=$(mktemp -d)
XDG_CONFIG_HOME=$forgotten target/tessera/bin/tessera window > /dev/null 2>&1 &
program=$!
trap 'kill "$program" 2> /dev/null; rm -rf "$forgotten"' EXIT
sleep "$seconds"

awk '/^VmRSS/ { printf "resident after '"$seconds"' s: %d MB\n", $2 / 1024 }' "/proc/$program/status"
awk '
  /^[0-9a-f]+-[0-9a-f]+ / {
    what = $6 ~ /torch|c10|gomp/ ? "PyTorch library" : $6 ~ /\.jsa$/ ? "archive of classes" : $6 == "[heap]" ? "native memory" \
      : $6 != "" ? "other libraries and files" : index($1, "-") <= 10 ? "Java heap" : "native memory"
  }
  /^Rss:/ { held[what] += $2 }
  END { for (each in held) printf "%6d MB %s\n", held[each] / 1024, each }
' "/proc/$program/smaps" | sort -rn
