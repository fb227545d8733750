#!/bin/sh
# Makes the archive from which the JVM takes its classes at each start instead of reading and checking them anew:
#
#   mvn -DskipTests package -Dquarkus.package.jar.type=aot-jar
#   deploy/archive.sh target/quarkus-app
#   java @target/quarkus-app/java.options -jar target/quarkus-app/quarkus-run.jar
#
# The service is started once with an embedded database in a temporary directory, asked for a few pages, and stopped. What it
# loaded goes into almanac.jsa (from Java 25 on almanac.aot, which also holds what was learnt for the compiler), and
# java.options names it. It holds for this very Java, these jars and this path to them; otherwise the JVM does without it.
# JAVA names the java to be used. Needs curl and some 150 MB.
set -eu
app=${1:?which directory holds quarkus-run.jar?}
java=${JAVA:-java}
cd "$app"
app=$(pwd)
# In a fast-jar, classes come from a loader of Quarkus' own, which an archive does not hold.
if command -v unzip >/dev/null && ! unzip -p quarkus-run.jar META-INF/MANIFEST.MF | grep -q AotQuarkusEntryPoint; then
    echo "$app was packaged without -Dquarkus.package.jar.type=aot-jar" >&2
    exit 1
fi
work=$(mktemp -d)
pid=
finish() {
    if [ -n "$pid" ]; then kill -TERM "$pid" 2>/dev/null || true; wait "$pid" 2>/dev/null || true; fi
    rm -rf "$work"
}
trap finish EXIT

version=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
rm -f almanac.jsa almanac.aot java.options
if [ "$version" -ge 25 ]; then
    archive=$app/almanac.aot make=-XX:AOTCacheOutput use=-XX:AOTCache
else
    archive=$app/almanac.jsa make=-XX:ArchiveClassesAtExit use=-XX:SharedArchiveFile
fi
# With the options of later: an archive is bound to some of them.
cat >"$work/options" <<OPTIONS
# The heap begins small, grows as it is needed, and is given back when the service has nothing to do; so is what the
# compiler and the network used outside of it (Java 17.0.9 or newer; older ones go on without).
-XX:+IgnoreUnrecognizedVMOptions
-XX:+UseG1GC
-Xms48m
-XX:G1PeriodicGCInterval=60000
-XX:MinHeapFreeRatio=10
-XX:MaxHeapFreeRatio=30
-XX:TrimNativeHeapInterval=30000
-XX:+ExitOnOutOfMemoryError
OPTIONS
# Nothing of the environment's configuration: no database of yours is touched, and no mail is sent.
env -i PATH="$PATH" HOME="$work" ALMANAC_DATA_DIR="$work/data" QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT=0 \
    "$java" "@$work/options" "$make=$archive" -jar "$app/quarkus-run.jar" >"$work/log" 2>&1 &
pid=$!
address=
for _ in $(seq 600); do
    address=$(sed -n 's/.*Listening on: \(http:[^ ]*\).*/\1/p' "$work/log")
    [ -z "$address" ] || break
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.5
done
[ -n "$address" ] || { tail -5 "$work/log" >&2; exit 1; }
for path in / /calendar.ics /widget.js /widget.json /q/health/ready /admin; do
    curl -sS -o /dev/null --max-time 60 "$address$path"
done
kill -TERM "$pid"
wait "$pid" || true
pid=
[ -s "$archive" ] || { tail -5 "$work/log" >&2; exit 1; }
{ cat "$work/options"; echo "$use=$archive"; } >java.options
echo "$archive: $(($(wc -c <"$archive") / 1000000)) MB, for Java $version"
