#!/bin/bash
# Ends windows in the hardest way, kill -9, and looks at what is left: the file that was saved last and the one that was kept
# against a crash must open each time, and none of them be older than what may be lost, one minute.
#   installer/src/bench/kill-window.sh [TIMES [SEED [PROGRAM]]]
# By turns in the middle of a fit, of a save (Ctrl+S, while its temporary file is there) and of what is kept at the end of a
# fit. The first time goes on for more than a minute, so that a fit on its way is kept by the clock. Needs Linux, a display
# without a window manager (Xvfb), xdotool, and the packaged program, which ./mvnw -q -DskipTests package leaves. Prints one
# line at the end, and returns 1 if anything was lost. A number of 0 as the seed leaves the long one out.
set -uo pipefail
cd "$(dirname "$0")/../.."
times=${1:-50}
seed=${2:-1}
tessera=${3:-$PWD/target/tessera/bin/tessera}
picture=$PWD/../assets/src/main/resources/dev/tessera/assets/samples/coffee.png
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export XDG_CONFIG_HOME=$folder/config
recovery=$XDG_CONFIG_HOME/tessera/recovery
project=$folder/p.tessera
RANDOM=$seed
lost=0
declare -A hit=([fit]=0 [save]=0 [keeping]=0)

# Large codes of small tiles: the project has some 60 MB, so that writing it takes a while.
"$tessera" fit "$picture" --mode joint --tile 2 --latent 64 --width 16 --layers 1 --seconds 3 --no-plateau \
  --save "$folder/first.tessera" > "$folder/log" 2>&1 || { cat "$folder/log"; exit 1; }

# Until a command succeeds, at most so many tenths of a second.
await() {
  for ((wait = 0; wait < $1; wait++)); do
    "${@:2}" > /dev/null 2>&1 && return 0
    sleep 0.1
  done
  return 1
}

# Until a file is being written in a folder; looked at more often, as it is there for a moment.
await_writing() {
  for ((wait = 0; wait < 3000; wait++)); do
    compgen -G "$1/.tessera-*.tmp" > /dev/null && return 0
    sleep 0.005
  done
  return 1
}

press() {
  xdotool windowfocus --sync "$window" key --clearmodifiers "$1"
}

opens() {
  if ! "$tessera" info "$1" > "$folder/info" 2>&1; then
    lost=$((lost + 1))
    echo "number $i, $way: $1 does not open"
    cat "$folder/info"
  fi
}

for ((i = 1; i <= times; i++)); do
  rm -rf "$XDG_CONFIG_HOME" "$folder"/.tessera-*
  cp "$folder/first.tessera" "$project"
  setsid "$tessera" window "$project" > "$folder/log" 2>&1 &
  program=$!
  if ! await 600 xdotool search --onlyvisible --name 'p\.tessera'; then
    echo "number $i: no window"
    cat "$folder/log"
    kill -9 -$program
    exit 1
  fi
  window=$(xdotool search --onlyvisible --name 'p\.tessera' | tail -1)
  sleep 0.$((RANDOM % 10))
  ways=(fit save keeping)
  way=${ways[i % 3]}
  press c # for as long again
  since=$(date +%s)
  if ((i == 1 && seed > 0)); then
    way=fit
    for ((again = 0; again < 20; again++)); do
      sleep 4
      press c
    done
  elif [ $way = fit ]; then
    sleep $((RANDOM % 3)).$((RANDOM % 10))
  elif [ $way = save ]; then
    sleep $((RANDOM % 2)).$((RANDOM % 10))
    press ctrl+s
    await_writing "$folder"
    sleep 0.$((RANDOM % 3))$((RANDOM % 10))
  else
    await_writing "$recovery"
    sleep 0.$((RANDOM % 3))$((RANDOM % 10))
  fi
  killed=$(date +%s)
  kill -9 -$program
  wait $program 2> /dev/null
  case $way in
    fit) hit[fit]=$((hit[fit] + 1)) ;;
    save) compgen -G "$folder/.tessera-*.tmp" > /dev/null && hit[save]=$((hit[save] + 1)) ;;
    keeping) compgen -G "$recovery/.tessera-*.tmp" > /dev/null && hit[keeping]=$((hit[keeping] + 1)) ;;
  esac
  opens "$project"
  newest=$since
  for kept in "$recovery"/*.tessera; do
    if [ -e "$kept" ]; then
      opens "$kept"
      newest=$(stat -c %Y "$kept")
    fi
  done
  if ((killed - newest > 60 + 5)); then
    lost=$((lost + 1))
    echo "number $i, $way: kept $((killed - newest)) s before the kill"
  fi
done
echo "$times windows killed, ${hit[fit]} while fitting, ${hit[save]} while saving, ${hit[keeping]} while keeping: $lost losses"
exit $((lost > 0))
