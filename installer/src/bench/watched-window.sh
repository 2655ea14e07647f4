#!/bin/bash
# Prints how long the window's thread lets wait while what nobody saved is kept each minute, of a fit of 24 megapixels.
#   installer/src/bench/watched-window.sh PICTURE [SECONDS]
# Needs Linux, a display, a JDK, and the packaged program, which ./mvnw -q -DskipTests package leaves.
set -euo pipefail
cd "$(dirname "$0")/../.."
picture=$(readlink -f "$1")
seconds=${2:-130}
image=$(readlink -f target/tessera)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export XDG_CONFIG_HOME=$folder
"${JAVA_HOME:+$JAVA_HOME/bin/}javac" --module-path target/javafx --add-modules javafx.controls -d "$folder/classes" \
  -cp "$image/lib/app/*" src/bench/WatchedWindow.java
# As the program starts itself, but for the main class.
sed "s|dev.tessera.app.Launcher|WatchedWindow|" "$image/lib/app/tessera.cfg" > "$folder/cfg"
classes=$folder/classes
options=()
while IFS= read -r line; do
  value=${line#*=}
  value=${value//'$APPDIR'/$image/lib/app}
  case $line in
    app.classpath=*) classes=$classes:$value ;;
    java-options=*) options+=($value) ;;
  esac
done < "$folder/cfg"
"$image/lib/runtime/bin/java" "${options[@]}" -cp "$classes" WatchedWindow \
  "$folder/tessera/recovery" "$seconds" window "$picture"
