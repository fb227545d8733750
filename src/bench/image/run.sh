#!/bin/bash
# Makes the image of deploy/Containerfile without a container engine, and runs it from its unpacked root: that root read-only, as
# the image's own account, with the image's entry point, environment and health check. Ends with 1 if something is not so.
#
#   mvn -DskipTests package && src/bench/image/run.sh
#
# As root on Debian with buildah and debootstrap. Since no registry is asked, the base is a Debian with a JRE 17 from Debian's own
# packages, and not the one that Containerfile names. Takes about five minutes and a gigabyte in a temporary directory.
set -euo pipefail
cd "$(dirname "$0")/../../.."
for program in buildah debootstrap jq setpriv unshare; do
    command -v $program >/dev/null || { echo "NOT RUN: there is no $program on this machine"; exit 1; }
done
work=$(mktemp -d /var/tmp/almanac-image-XXXXXX)
pid=
container=
store=(--root "$work/store" --runroot "$work/run" --storage-driver "${STORAGE_DRIVER:-overlay}")
finish() {
    [ -z "$pid" ] || { kill -TERM "$pid" 2>/dev/null || true; wait "$pid" 2>/dev/null || true; }
    [ -z "$container" ] || buildah "${store[@]}" umount "$container" >/dev/null || true
    umount "$work/base/proc" 2>/dev/null || true
    rm -rf --one-file-system "$work"
}
trap finish EXIT
failed=0
say() { if [ "$2" = 0 ]; then echo "ok     $1"; else echo "FAILED $1"; failed=1; fi; }

# BASE_ROOT may name an unpacked system with a java, curl, useradd and setpriv, to be taken instead.
base_root=${BASE_ROOT:-$work/base}
if [ -z "${BASE_ROOT:-}" ]; then
    # Nothing of it has to survive a power cut.
    fast=$(command -v eatmydata || true)
    $fast debootstrap --variant=minbase --include=openjdk-17-jre-headless,curl,ca-certificates bookworm "$base_root" \
        >"$work/debootstrap.log" 2>&1 || { tail -5 "$work/debootstrap.log"; exit 1; }
    rm -rf "$base_root"/var/cache/apt/archives/*.deb "$base_root"/var/lib/apt/lists/*
fi
base=$(buildah "${store[@]}" from scratch)
buildah "${store[@]}" add -q "$base" "$base_root" / >/dev/null
buildah "${store[@]}" commit -q "$base" localhost/jre >/dev/null
buildah "${store[@]}" rm "$base" >/dev/null

buildah "${store[@]}" build --isolation chroot --layers --pull-never --format docker --build-arg BASE=localhost/jre \
    -f deploy/Containerfile -t localhost/almanac target/quarkus-app >"$work/build.log" 2>&1 || { tail -20 "$work/build.log"; exit 1; }
config() { buildah "${store[@]}" inspect --type image localhost/almanac | jq -r "$1"; }
layers=$(config '.OCIv1.rootfs.diff_ids | length')
say "layers over the base: $((layers - 1))" "$([ "$layers" -ge 6 ]; echo $?)"
account=$(config .OCIv1.config.User)
say "account: $account" "$([ "$account" = almanac ]; echo $?)"
mapfile -t entry < <(config '.OCIv1.config.Entrypoint[]')
mapfile -t environment < <(config '.OCIv1.config.Env[]')
health=$(config '.Docker.config.Healthcheck.Test[1]')
directory=$(config .OCIv1.config.WorkingDir)

container=$(buildah "${store[@]}" from --pull-never localhost/almanac)
root=$(buildah "${store[@]}" mount "$container")
uid=$(awk -F: '$1 == "almanac" { print $3 }' "$root/etc/passwd")
say "number of the account: $uid" "$([ "$uid" = 10001 ]; echo $?)"
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')

mkdir -m 0700 "$work/volume"
chown "$uid:$uid" "$work/volume"
# A mount namespace of its own: the root read-only, /tmp and the volume writable, as `--read-only --tmpfs /tmp` would have it. The
# account and its lack of rights are taken from within, after chroot.
run() {
    unshare --mount --propagation private bash -euc '
        root=$1 uid=$2 volume=$3 directory=$4; shift 4
        mount --bind "$root" "$root"; mount --bind -o remount,ro "$root" "$root"
        mount -t tmpfs tmpfs "$root/tmp"; mount --bind "$volume" "$root/var/lib/almanac"
        mount -t proc proc "$root/proc"; mount --rbind /dev "$root/dev"
        exec chroot "$root" /usr/bin/setpriv --no-new-privs --bounding-set=-all --reuid="$uid" --regid="$uid" --clear-groups \
            /usr/bin/env -i --chdir="$directory" "$@"' -- "$root" "$uid" "$work/volume" "$directory" "${environment[@]}" "$@"
}
if run touch /opt/almanac/x 2>/dev/null; then written=1; else written=0; fi
say "nothing can be written beside the application" $written
run touch /tmp/x && say "/tmp can be written to" 0
begun=$(date +%s.%N)
run QUARKUS_HTTP_PORT="$port" QUARKUS_HTTP_HOST=127.0.0.1 "${entry[@]}" >"$work/log" 2>&1 &
pid=$!
ready=1
for _ in $(seq 600); do
    if curl -sf -o /dev/null "http://127.0.0.1:$port/q/health/ready"; then ready=0; break; fi
    kill -0 $pid 2>/dev/null || break
    sleep 0.2
done
say "ready, its own PostgreSQL included, after $(python3 -c "import time; print(round(time.time() - $begun))") seconds" $ready
[ $ready = 0 ] || tail -5 "$work/log"
if run QUARKUS_HTTP_PORT="$port" sh -c "$health"; then healthy=0; else healthy=1; fi
say "the image's health check: $health" $healthy
kill -TERM "$pid"
code=0
wait "$pid" || code=$?
pid=
say "SIGTERM ends it with $code" "$([ $code = 143 ]; echo $?)"
du -sh "$root" | awk '{ print "       " $1 " unpacked, the base included" }'
exit $failed
