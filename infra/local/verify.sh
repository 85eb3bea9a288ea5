#!/usr/bin/env bash
# Exports the event log of a stack and checks every hash and every checkpoint with the auditors' own tool, which needs
# neither a service nor trust in one: only the export and the public key.
set -euo pipefail
cd "$(dirname "$0")/../.."
offset=${MUSTER_PORT_OFFSET:-0}
[ "$offset" = 0 ] && own=.muster || own=.muster/stack-$offset
home=${MUSTER_HOME:-$own}
uri=${MUSTER_MONGODB_URI:-"mongodb://127.0.0.1:$((27117 + offset))/muster?directConnection=true"}
jar=event-log/target/muster-log.jar
JAVA_HOME=$(infra/local/find-jdk.sh)
export JAVA_HOME
[ -f "$home/keys/checkpoint.pub.pem" ] || { echo "There is no stack in $home to verify: run \`make up\` first." >&2; exit 1; }
[ -f "$jar" ] || mvn -B -q package -DskipTests -Dspotless.check.skip -pl event-log -am

mkdir -p "$home/verify"
"$JAVA_HOME/bin/java" -jar "$jar" export --uri "$uri" --out "$home/verify/export.jsonl"
"$JAVA_HOME/bin/java" -jar "$jar" verify "$home/verify/export.jsonl" \
  --checkpoints "$home/checkpoints" --public-key "$home/keys/checkpoint.pub.pem"
