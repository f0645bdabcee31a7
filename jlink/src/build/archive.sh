#!/bin/sh
# Packs an image so that it unpacks as NAME; the same files give the same archive, wherever it is made.
# usage: archive.sh IMAGE NAME TIMESTAMP ARCHIVE.tar.gz
set -eu
image=$1
tar=${4%.gz}
tar --create --file="$tar" --directory="$image/.." --sort=name \
    --format=posix --pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime \
    --mtime="$3" --owner=0 --group=0 --numeric-owner --mode=go=rX,u+rw \
    --transform="s,^$(basename "$image"),$2," "$(basename "$image")"
gzip --best --no-name --force "$tar"
