#!/bin/bash
# A batch on a cluster whose disk becomes full: what was made stays, the table tells no more than there is, and the same command
# goes on once there is room. Needs root, for a disk of its own, SPARK_HOME and the packaged cluster jar.
# Usage: full-disk.sh PICTURES
set -u
pictures=${1:?Usage: full-disk.sh PICTURES}
jar=$(cd "$(dirname "$0")/../../.." && pwd)/target/tessera-cluster.jar
disk=$(mktemp -d)
mount -t tmpfs -o size=40m tessera "$disk" || exit 3
trap 'umount "$disk"; rmdir "$disk"' EXIT

batch() {
  "$SPARK_HOME/bin/spark-submit" --master 'local[2]' --conf spark.tessera.partitions=100 "$jar" \
    batch "$pictures" --out "$disk/out" --mode encode 2> "$disk.log"
  code=$?
  grep '^tessera-cluster: ' "$disk.log"
}

fail() { echo "FAILED: $1"; exit 1; }

# Each line of the table that tells of a result has one, and each result has a line.
books() {
  made=$(grep -c ',,[0-9a-f]\{64\},' "$disk/out/results.csv")
  files=$(find "$disk/out" -name '*.tessera' | wc -l)
  [ "$made" = "$files" ] || fail "$made rows and $files files"
  [ ! -e "$disk/out/.tasks" ] || fail "something was left behind"
}

batch
[ $code = 3 ] || fail "exit code $code on a full disk"
books
before=$made
echo "full: $before files made, and the table tells of them"
mount -o remount,size=4g "$disk"
batch
[ $code = 0 ] || fail "exit code $code with room again"
books
[ "$made" = "$(find "$pictures" -name '*.png' -o -name '*.jpg' | wc -l)" ] || fail "$made files made"
echo "with room: $made files made"
