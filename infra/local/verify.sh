#!/usr/bin/env bash
# Exports the event log of a stack and checks every hash and every checkpoint with the auditors' own tools, which need
# neither a service nor trust in one: only the export, the published checkpoints and the keys.
set -euo pipefail
cd "$(dirname "$0")/../.."
offset=${MUSTER_PORT_OFFSET:-0}
[ "$offset" = 0 ] && own=.muster || own=.muster/stack-$offset
home=${MUSTER_HOME:-$own}
uri=${MUSTER_MONGODB_URI:-"mongodb://127.0.0.1:$((27117 + offset))/muster?directConnection=true"}
jar=event-log/target/muster-log.jar
JAVA_HOME=$(infra/local/find-jdk.sh)
export JAVA_HOME
signed=$home/checkpoints
[ -f "$signed/checkpoints.txt" ] || { echo "There is nothing signed in $home to verify against: run \`make up\` first." >&2; exit 1; }
[ -f "$jar" ] || mvn -B -q package -DskipTests -Dspotless.check.skip -pl event-log -am

mkdir -p "$home/verify"
# What was signed so far, before the export: a checkpoint that is newer than the export would show a cut-off end.
cp "$signed/checkpoints.txt" "$signed/keys.txt" "$home/verify/"
"$JAVA_HOME/bin/java" -jar "$jar" export --uri "$uri" --out "$home/verify/export.jsonl"
against=(--checkpoints "$home/verify/checkpoints.txt" --keys "$home/verify/keys.txt")
echo "--- Java"
"$JAVA_HOME/bin/java" -jar "$jar" verify "$home/verify/export.jsonl" "${against[@]}"
if command -v python3 >/dev/null; then
  echo "--- Python"
  python3 verifier/python/muster_verify.py log "$home/verify/export.jsonl" "${against[@]}"
fi
