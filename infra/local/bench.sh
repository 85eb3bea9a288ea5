#!/usr/bin/env bash
# Runs the benchmarks and prints what they measured against their baselines. A benchmark `some-name` is either the test
# class SomeNameBench of a module or system-tests/bench/some-name.mjs; each writes target/bench/some-name.json.
# ONLY=some-name runs one. A target missed is printed as missed and fails nothing.
set -euo pipefail
cd "$(dirname "$0")/../.."
only=${ONLY:-}
JAVA_HOME=$(infra/local/find-jdk.sh)
export JAVA_HOME
mkdir -p target/bench

class='*'
[ -z "$only" ] || class=$(printf '%s' "$only" | awk -F- '{for (i = 1; i <= NF; i++) printf "%s", toupper(substr($i, 1, 1)) substr($i, 2)}')
modules=$(find . -name node_modules -prune -o -path "*/src/test/java/*" -name "${class}Bench.java" -print | cut -d/ -f2 | sort -u | paste -sd, -)
scripts=$(find system-tests -maxdepth 2 -path "*/bench/${only:-*}.mjs" | sort)
if [ -z "$modules$scripts" ]; then
  echo "There is no benchmark${only:+ \"$only\"}." >&2
  exit 1
fi

[ -z "$modules" ] || mvn -B -q test -pl "$modules" -am -Dtest="${class}Bench" -Dsurefire.failIfNoSpecifiedTests=false
[ -z "$scripts" ] || node infra/local/install.mjs system-tests
for script in $scripts; do node "$script"; done
node infra/local/bench-report.mjs target/bench ${only:+"$only"}
