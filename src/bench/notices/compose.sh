#!/bin/sh
# Composes mails about events in a running application: -Dbench.mails=, -Dbench.batch= and -Dbench.events= may follow.
set -eu
cd "$(dirname "$0")/../../.."
mvn -B -q test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
javac -parameters -d target/test-classes -cp "target/classes:target/test-classes:$(cat target/bench.classpath)" \
    src/bench/notices/ComposingBenchmark.java src/bench/notices/MimeBench.java
trap 'rm -f target/test-classes/org/almanac/notification/ComposingBenchmark*.class \
    target/test-classes/org/almanac/outbox/MimeBench.class' EXIT
mvn -B -q surefire:test -Dtest=ComposingBenchmark "$@"
