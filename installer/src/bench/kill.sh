#!/bin/bash
# Ends fits in the hardest way, kill -9, while they fit and while they save, and looks at what is left: the project that was
# saved last must open each time, and be no older than the time between two savings.
#   installer/src/bench/kill.sh [TIMES [SEED]]
# Half of the kills come at any moment of the fit, half while a file is being written. Needs Linux and the packaged program,
# which ./mvnw -q -DskipTests package leaves. Prints one line at the end, and returns 1 if anything was lost.
set -uo pipefail
cd "$(dirname "$0")/../.."
times=${1:-50}
every=2 # seconds between two savings; those of the program are 60 unless it is told
tessera=$PWD/target/tessera/bin/tessera
picture=$PWD/../assets/src/main/resources/dev/tessera/assets/samples/coffee.png
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
project=$folder/p.tessera
RANDOM=${2:-1}
lost=0
writing=0
oldest=0

for ((i = 1; i <= times; i++)); do
  rm -f "$folder"/.tessera-*
  # Large codes of small tiles: the project has some 60 MB, so that saving it takes a while.
  "$tessera" fit "$picture" --mode joint --tile 2 --latent 64 --width 16 --layers 1 --seconds 600 --no-plateau \
    --save "$project" --save-every $every > "$folder/log" 2>&1 &
  program=$!
  before=$(stat -c %Y "$project" 2> /dev/null || echo 0)
  # Until this run has saved once.
  for ((wait = 0; wait < 600; wait++)); do
    now=$(stat -c %Y "$project" 2> /dev/null || echo 0)
    [ "$now" -gt "$before" ] && break
    sleep 0.1
  done
  if ((i % 2)); then
    sleep $((RANDOM % 4)).$((RANDOM % 10))
  else
    for ((wait = 0; wait < 2000; wait++)); do
      compgen -G "$folder/.tessera-*" > /dev/null && break
      sleep 0.005
    done
    sleep 0.0$((RANDOM % 10))
  fi
  killed=$(date +%s)
  kill -9 $program
  wait $program 2> /dev/null
  compgen -G "$folder/.tessera-*" > /dev/null && writing=$((writing + 1))
  age=$((killed - $(stat -c %Y "$project" 2> /dev/null || echo 0)))
  ((age > oldest)) && oldest=$age
  if ! "$tessera" info "$project" > "$folder/info" 2>&1; then
    lost=$((lost + 1))
    cat "$folder/info"
  elif ((age > every + 5)); then
    lost=$((lost + 1))
    echo "number $i: saved $age s before the kill"
  fi
done
echo "$times kills, $writing of them while a file was written: $lost projects lost, the oldest was saved $oldest s before"
exit $((lost > 0))
