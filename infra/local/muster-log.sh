#!/usr/bin/env bash
# muster-log on the stack of this machine: `infra/local/muster-log.sh stats`. Says where the database, the gateway and the realm
# are and who asks, so that nothing but the command has to be given. docs/muster-log.md says what the commands do.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
offset=${MUSTER_PORT_OFFSET:-0}
jar=$here/../../event-log/target/muster-log.jar
JAVA_HOME=$("$here/find-jdk.sh")
export JAVA_HOME
[ -f "$jar" ] || (cd "$here/../.." && mvn -B -q package -DskipTests -Dspotless.check.skip -pl event-log -am)

demo_secret=$(sed -n 's/^MUSTER_OPERATOR_CLIENT_SECRET=//p' "$here/demo.env")
export MUSTER_MONGODB_URI=${MUSTER_MONGODB_URI:-"mongodb://127.0.0.1:$((27117 + offset))/muster?directConnection=true"}
export MUSTER_PUBLIC_URL=${MUSTER_PUBLIC_URL:-"http://127.0.0.1:$((8080 + offset))"}
export MUSTER_ISSUER_URI=${MUSTER_ISSUER_URI:-"http://127.0.0.1:$((8180 + offset))/realms/muster"}
export MUSTER_CLIENT_ID=muster-operator
export MUSTER_CLIENT_SECRET=${MUSTER_OPERATOR_CLIENT_SECRET:-$demo_secret}
exec "$JAVA_HOME/bin/java" -jar "$jar" "$@"
