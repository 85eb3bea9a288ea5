#!/usr/bin/env bash
# Runs every test there is, goes on after a failure so that one run tells all, and ends with each runner's own summary.
# With MUSTER_TEST_LONG=1 the tests that have a full figure take it instead of a sample.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 1
logs=target/test-logs
mkdir -p "$logs"
rm -f "$logs"/*.log

missing=()
need() { # need <what to say> <program> [<other name> ...]
  local sentence=$1 name
  shift
  for name in "$@"; do command -v "$name" >/dev/null && return; done
  missing+=("$1: $sentence")
}
need "install Node.js 20.19 or newer" node
need "install Node.js 20.19 or newer, which brings it" npm
need "install Maven 3.8 or newer" mvn
need "install Python 3.9 or newer, which the second verifier runs on" python3
if [ -f system-tests/package.json ]; then
  need "install it (Debian: apt-get install chromium)" chromium chromium-browser google-chrome
  need "install it (Debian: apt-get install prometheus)" prometheus
  need "install it (Debian: apt-get install prometheus-alertmanager)" prometheus-alertmanager alertmanager
fi
JAVA_HOME=$(infra/local/find-jdk.sh 2>"$logs/jdk.log") || missing+=("java: $(cat "$logs/jdk.log")")
if [ ${#missing[@]} -gt 0 ]; then
  echo "The tests cannot run here; missing is:" >&2
  printf '  %s\n' "${missing[@]}" >&2
  exit 1
fi
export JAVA_HOME

names=()
failed=()
not_run=()
began=$(date +%s)
runs() { # runs <name> <command ...>: shows and keeps its output, remembers whether it failed
  local name=$1
  shift
  echo "=== $name"
  names+=("$name")
  "$@" 2>&1 | tee "$logs/$name.log"
  [ "${PIPESTATUS[0]}" -eq 0 ] || failed+=("$name")
}

packages() { node infra/local/install.mjs "$1"; }
web_build() { packages web && npm --prefix web run check; }
web_tests() { packages web && npm --prefix web test; }
local_tests() { packages infra/local && npm --prefix infra/local test; }

# The same suites once more on a replica set, whose write concern and durability differ from a standalone server's.
java_on_replica_set() {
  local container port code
  container=$(docker run --detach --rm --publish 127.0.0.1::27017 mongo:8 --replSet muster --bind_ip_all) || return 1
  until docker exec "$container" mongosh --quiet --eval \
    'try { rs.status() } catch (e) { rs.initiate({_id: "muster", members: [{_id: 0, host: "localhost:27017"}]}) } if (!db.hello().isWritablePrimary) quit(1)' >/dev/null 2>&1; do
    docker inspect "$container" >/dev/null || return 1
    sleep 1
  done
  port=$(docker port "$container" 27017/tcp | sed 's/.*://;q')
  MUSTER_MONGODB_URI="mongodb://127.0.0.1:$port/?directConnection=true" mvn -B --fail-at-end verify
  code=$?
  docker stop "$container" >/dev/null
  return $code
}
system_tests() { packages system-tests && npm --prefix system-tests test; }

runs local-tool local_tests
[ ! -f web/package.json ] || runs web-build web_build # first, as the gateway's jar carries it
runs java mvn -B -T 2 --fail-at-end verify # two modules beside each other: half the time each waits for timers and disks
if docker info >/dev/null 2>&1; then
  runs java-on-replica-set java_on_replica_set
else
  not_run=("the Java suites on a MongoDB replica set and behind Keycloak's image: there is no Docker here")
fi
[ ! -f web/package.json ] || runs web web_tests
[ ! -f system-tests/package.json ] || runs system-tests system_tests

echo
echo "=== Summary after $((($(date +%s) - began) / 60)) min; full output in $logs"
for name in "${names[@]}"; do
  echo "--- $name"
  case $name in
    java*) grep -E '^\[(INFO|WARNING|ERROR)\] (Tests run:.*[0-9]$|Muster|BUILD|Total time|Reactor Summary|Failed to execute)' "$logs/$name.log" ;;
    web-build) tail -n 3 "$logs/$name.log" ;;
    *) tail -n 12 "$logs/$name.log" ;;
  esac
done
for what in "${not_run[@]}"; do echo "NOT RUN: $what"; done
if [ ${#failed[@]} -gt 0 ]; then
  # Last, so that whoever sees only the end of the output still learns which tests failed.
  for name in "${failed[@]}"; do
    echo "--- failures of $name"
    case $name in
      java*) grep -E '^\[ERROR\] +[A-Za-z]*(Test|IT)[.:»]|^\[ERROR\] Failed to execute goal' "$logs/$name.log" | cut -c 1-300 ;;
      system-tests | local-tool) grep -E '✖' "$logs/$name.log" | sort -u ;;
      *) grep -E 'FAIL|×|error' "$logs/$name.log" | sort -u ;;
    esac | head -n 20
  done
  echo "FAILED: ${failed[*]}"
  exit 1
fi
echo "All passed."
