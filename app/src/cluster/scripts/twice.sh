#!/bin/bash
# A batch on two workers of which one halts in the middle of a task: another begins the task again, the first goes on beside it, and
# one of them writes. Needs SPARK_HOME and the packaged cluster jar. Usage: twice.sh PICTURES
set -u
pictures=${1:?Usage: twice.sh PICTURES}
jar=$(cd "$(dirname "$0")/../../.." && pwd)/target/tessera-cluster.jar
folder=$(mktemp -d)
out=$folder/out
master=spark://127.0.0.1:7177
files=$(find "$pictures" -name '*.png' -o -name '*.jpg' | wc -l)
started=()
trap 'kill "${started[@]}" 2> /dev/null; rm -r "$folder"' EXIT

fail() { echo "FAILED: $1"; tail -5 "$folder/log"; exit 1; }

start() {
  "$SPARK_HOME/bin/spark-class" "$@" --webui-port 0 > "$folder/${1##*.}-$3.log" 2>&1 &
  started+=($!)
}

# Tasks that run twice, of those that write: names tell stage, partition and run.
twice() { ls "$out/.tasks" 2> /dev/null | sed 's/-[0-9]*$//' | sort | uniq -d | grep -q .; }

start org.apache.spark.deploy.master.Master --host 127.0.0.1 --port 7177
for worker in 127.0.0.1 127.0.0.2; do # nothing runs twice on one host
  start org.apache.spark.deploy.worker.Worker --host $worker --cores 1 --memory 2g --work-dir "$folder/work" $master
done
"$SPARK_HOME/bin/spark-submit" --master $master --executor-memory 1g --conf spark.tessera.partitions="$files" \
  --conf spark.speculation=true --conf spark.speculation.quantile=0.1 --conf spark.speculation.multiplier=1.1 \
  "$jar" batch "$pictures" --out "$out" --mode encode > "$folder/log" 2>&1 &
batch=$!
until [ "$(wc -l < "$out/results.csv" 2> /dev/null || echo 0)" -gt 3 ]; do
  kill -0 $batch 2> /dev/null || fail "it ended before anything could happen"
  sleep 0.1
done
until ls "$out/.tasks" 2> /dev/null | grep -q .; do :; done
halted=$(pgrep -P "${started[2]}" | head -1)
kill -STOP "$halted"
until twice; do
  kill -0 $batch 2> /dev/null || break
  sleep 0.05
done
kill -CONT "$halted"
wait $batch
code=$?
[ $code = 0 ] || fail "exit code $code"
rows=$(grep -c ',,[0-9a-f]\{64\},' "$out/results.csv")
books=$(find "$out" -name '*.tessera' | wc -l)
[ "$rows" = "$files" ] && [ "$books" = "$files" ] || fail "$files files, $rows rows and $books results"
[ ! -e "$out/.tasks" ] || fail "something was left behind"
grep -q 'as speculatable' "$folder/log" || fail "no task ran twice"
echo "$files files, $rows rows and $books results; of the task that ran twice:"
grep -h -i -o 'another attempt succeeded\|another run of this task wrote its results\|Killing attempt [0-9]* for task[^,]*' "$folder/log" | sort | uniq -c
