#!/bin/sh
# Prints PSNR over file size of a folder's pictures: compressed code-books, JPEG and WebP.
# usage: rate-distortion.sh TESSERA DIR [BPP...]
# TESSERA: the packaged program's bin/tessera. Needs ImageMagick (convert, compare, identify),
# cjpeg and cwebp. Every PSNR is ImageMagick's, of the decoded 8-bit RGB picture; every size is that
# of a real file; JPEG and WebP are the best files of no more bytes than the code-book takes.
set -eu
tessera=$1
pictures=$2
shift 2
[ $# -gt 0 ] || set -- 0.3 0.6 1.0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

psnr() { # ORIGINAL DECODED
  { compare -metric PSNR "$1" "$2" null: 2>&1 || true; } | awk '{print $1}'
}

largest() { # ENCODER BYTES: the highest quality of no more bytes; the file is $work/best
  low=0
  high=100
  rm -f "$work/best"
  while [ $low -le $high ]; do
    q=$(((low + high) / 2))
    "$1" $q
    if [ "$(wc -c < "$work/tried")" -le "$2" ]; then
      mv "$work/tried" "$work/best"
      low=$((q + 1))
    else
      high=$((q - 1))
    fi
  done
}

jpeg() {
  cjpeg -quality "$1" -optimize -sample 2x2 -outfile "$work/tried" "$work/original.ppm" 2> "$work/log"
}

webp() {
  cwebp -quiet -m 6 -q "$1" "$work/original.ppm" -o "$work/tried"
}

decoded() { # ENCODER KIND BYTES: the PSNR of its best file, or nan
  largest "$1" "$3"
  if [ -f "$work/best" ]; then
    mv "$work/best" "$work/best.$2"
    convert "$work/best.$2" "$work/best.png"
    psnr "$work/original.ppm" "$work/best.png"
  else
    echo nan
  fi
}

printf '%-12s %6s %8s %8s %8s %8s\n' picture bpp file tessera jpeg webp
for bits in "$@"; do
  for picture in "$pictures"/*.png; do
    convert "$picture" -depth 8 -type TrueColor "$work/original.ppm"
    "$tessera" compress "$picture" --bpp "$bits" --out "$work/x.tsra" > "$work/log"
    "$tessera" decompress "$work/x.tsra" --out "$work/x.png"
    bytes=$(wc -c < "$work/x.tsra")
    size=$(identify -format '%w %h' "$picture" | awk -v b="$bytes" '{printf "%.4f", 8 * b / $1 / $2}')
    printf '%-12s %6s %8s %8s %8s %8s\n' "$(basename "$picture" .png)" "$bits" "$size" \
      "$(psnr "$work/original.ppm" "$work/x.png")" "$(decoded jpeg jpg "$bytes")" \
      "$(decoded webp webp "$bytes")"
  done
done | tee "$work/rows"
awk '{n[$2]++; for (i = 3; i <= 6; i++) {s[$2, i] += $i; if ($i == "nan") bad[$2, i] = 1}}
  END {for (b in n) {printf "%-12s %6s", "mean", b; for (i = 3; i <= 6; i++)
    printf " %8s", bad[b, i] ? "-" : sprintf(i == 3 ? "%.4f" : "%.2f", s[b, i] / n[b]); print ""}}' "$work/rows" | sort
