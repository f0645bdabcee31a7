#!/bin/sh
# Adds to a linked image what jlink does not make: launchers, configuration, plugins folder.
# usage: finish.sh FILES IMAGE
set -eu
files=$1
image=$2

cp -R "$files/." "$image/"
chmod 755 "$image"/bin/*

# The JVM's symbol tables are for its own developers; without them the archive is 1.5 MB smaller.
if command -v strip >/dev/null; then
    strip --strip-unneeded "$image"/lib/*.so "$image"/lib/server/*.so
else
    echo "there is no strip (package binutils): the image will be larger than need be" >&2
fi
