#!/bin/bash
# Times how long it takes until Tessera's window has been drawn, against a bare JavaFX window: runs take turns, medians are printed.
#   installer/src/bench/start-ratio.sh [RUNS]
# Needs a display and the packaged program, which ./mvnw -q -DskipTests package leaves.
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${1:-7}
jdk=${JAVA_HOME:+$JAVA_HOME/bin/}
javafx=(--module-path target/javafx --add-modules javafx.controls)

mkdir -p target/bare
"${jdk}javac" "${javafx[@]}" -d target/bare src/bench/BareWindow.java

# Milliseconds from the start of a command until it says "shown"; waits for its end.
until_shown() {
  local start=${EPOCHREALTIME/./}
  "$@" 2> /dev/null | {
    while read -r line; do
      [ "$line" != shown ] || echo $(((${EPOCHREALTIME/./} - start) / 1000))
    done
  }
}

median() {
  sort -n | sed -n "$(((runs + 1) / 2))p"
}

bare=() tessera=()
for ((run = 0; run < runs; run++)); do
  bare+=("$(until_shown "${jdk}java" "${javafx[@]}" -cp target/bare BareWindow)")
  tessera+=("$(until_shown target/tessera/bin/tessera window --exit-after-steps 0)")
done
echo "bare JavaFX window, ms: ${bare[*]}"
echo "Tessera's window, ms:   ${tessera[*]}"
b=$(printf '%s\n' "${bare[@]}" | median)
t=$(printf '%s\n' "${tessera[@]}" | median)
echo "median $b ms against $t ms: ratio $((t * 100 / b / 100)).$(printf %02d $((t * 100 / b % 100)))"
