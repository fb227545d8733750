#!/bin/sh
# run.sh ComposingBenchmark [-Dbench.mails=20000] [-Dbench.batch=200] [-Dbench.events=1]
# run.sh PlanningBenchmark [-Dbench.readers=1000000]
# In a running application with its own PostgreSQL; the figures come at the end.
set -eu
cd "$(dirname "$0")/../../.."
benchmark=$1
shift
mvn -B -q test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
mkdir -p target/bench-classes
javac -parameters -d target/bench-classes \
    -cp "target/classes:target/test-classes:$(cat target/bench.classpath)" src/bench/notices/*.java
# Beans are found among the tests; what is put there goes again.
(cd target/bench-classes && find . -name '*.class') >target/bench.list
trap 'cd target/test-classes && xargs rm -f <../bench.list' EXIT
cp -r target/bench-classes/. target/test-classes/
mvn -B -q surefire:test -Dtest="$benchmark" "$@"
