#!/bin/sh
# run.sh ComposingBenchmark [-Dbench.mails=20000] [-Dbench.batch=200] [-Dbench.events=1]
# run.sh PlanningBenchmark [-Dbench.readers=1000,100000,1000000]
# In a running application with its own PostgreSQL; the figures come at the end, those of a whole PlanningBenchmark also
# into docs/benchmarks.md.
set -eu
cd "$(dirname "$0")/../../.."
benchmark=$1
shift
sources=src/bench/notices/$benchmark.java
[ "$benchmark" = PlanningBenchmark ] || sources=$(ls src/bench/notices/*.java)
mvn -B -q -Pquick test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
rm -rf target/bench-classes
mkdir target/bench-classes
javac -parameters -d target/bench-classes \
    -cp "target/classes:target/test-classes:$(cat target/bench.classpath)" $sources
# Beans are found among the tests; what is put there goes again.
(cd target/bench-classes && find . -name '*.class') >target/bench.list
trap 'cd target/test-classes && xargs rm -f <../bench.list' EXIT
cp -r target/bench-classes/. target/test-classes/
mvn -B -q -Pquick surefire:test -Dtest="$benchmark" "$@"
if [ "$benchmark" = PlanningBenchmark ] && [ $# = 0 ]; then
    (cd src/bench && python3 -c 'import report; report.write("planning", open("../../target/planning.md").read())')
fi
