#!/bin/sh
# Packs an image so that it unpacks as NAME, the same to the byte wherever it is built.
# usage: archive.sh IMAGE NAME TIMESTAMP ARCHIVE
set -eu
cd "$1/.."
tar --create --sort=name --format=posix --pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime \
    --mtime="$3" --owner=0 --group=0 --numeric-owner --mode=go=rX,u+rw \
    --transform="s,^$(basename "$1"),$2," "$(basename "$1")" | gzip -9 --no-name >"$4"
