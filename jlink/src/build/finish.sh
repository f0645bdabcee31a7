#!/bin/sh
# Adds to a linked image what jlink does not make: launchers, configuration, plugins folder.
# usage: finish.sh SOURCES IMAGE
set -eu
sources=$1
image=$2

cp -R "$sources/image/." "$image/"
# A server's heap is what its connections hold, and a start goes on while it is compiled: docs/PERFORMANCE.md has what the
# flags are worth.
start_flags="-XX:Tier0InvokeNotifyFreqLog=9 -XX:Tier0BackedgeNotifyFreqLog=12"
round_alone="-XX:CompileCommand=quiet -XX:CompileCommand=dontinline,echo.server.loop.Round::run"
server_flags="$start_flags -Xmn8m -XX:Tier2InvokeNotifyFreqLog=6 $round_alone"
client_flags=$start_flags
for command in server client; do
    eval "flags=\$${command}_flags"
    sed "s/@COMMAND@/echo-$command/g; s/@MODULE@/echo.$command/g; s/@FLAGS@/$flags/" "$sources/build/launcher.sh" >"$image/bin/echo-$command"
done
chmod 755 "$image"/bin/*

# The JVM's symbol tables are for its own developers; without them the archive is 1.5 MB smaller.
command -v strip >/dev/null || {
    echo "strip is needed to make the image small: install the package binutils" >&2
    exit 1
}
strip --strip-unneeded "$image"/lib/*.so "$image"/lib/server/*.so

# The reader's guide in it is 15 kB of the archive; java.security of any JDK has it too.
sed -i.full '/^#/d; /^$/d' "$image/conf/security/java.security"
rm "$image/conf/security/java.security.full"
