#!/bin/bash
# Ends windows in the hardest way, kill -9, after they kept what nobody saved, and looks at what is left: it must open each time.
#   installer/src/bench/kill-window.sh [TIMES]
# Needs Linux, a display, and the packaged program, which ./mvnw -q -DskipTests package leaves. Prints one line at the end, and
# returns 1 if anything was lost.
set -uo pipefail
cd "$(dirname "$0")/../.."
times=${1:-10}
tessera=$PWD/target/tessera/bin/tessera
picture=$PWD/../assets/src/main/resources/dev/tessera/assets/samples/coffee.png
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export XDG_CONFIG_HOME=$folder/config
kept=$XDG_CONFIG_HOME/tessera/recovery/1.tessera
RANDOM=1
lost=0

for ((i = 1; i <= times; i++)); do
  rm -rf "$XDG_CONFIG_HOME"
  setsid "$tessera" window "$picture" > "$folder/log" 2>&1 &
  program=$!
  # The fit ends after some seconds, and is kept then.
  for ((wait = 0; wait < 900; wait++)); do
    [ -e "$kept" ] && break
    sleep 0.1
  done
  sleep 0.$((RANDOM % 10))
  kill -9 -$program
  wait $program 2> /dev/null
  if ! "$tessera" info "$kept" > "$folder/info" 2>&1; then
    lost=$((lost + 1))
    cat "$folder/info"
  fi
done
echo "$times windows killed: of $lost of them nothing was left that opens"
exit $((lost > 0))
