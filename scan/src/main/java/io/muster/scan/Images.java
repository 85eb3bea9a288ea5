package io.muster.scan;

import io.muster.contracts.dependency.NodeKind;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells from the name of an image what runs in it. */
final class Images {

  private static final Pattern STORE =
      Pattern.compile(
          ".*(postgres|postgis|timescale|mysql|mariadb|percona|mongo|redis|valkey|memcached|cassandra|scylla|elasticsearch|opensearch|clickhouse|cockroach|couchdb|neo4j|influxdb|minio|etcd|mssql).*");
  private static final Pattern QUEUE =
      Pattern.compile(".*(rabbitmq|kafka|redpanda|nats|pulsar|activemq|artemis|mosquitto|emqx).*");

  /** Their names have the name of a store in them, and they are none. */
  private static final Pattern BESIDE =
      Pattern.compile(".*(exporter|admin|express|commander|backup|operator|-ui|console|proxy).*");

  private Images() {}

  static NodeKind kind(String image) {
    String name = image.toLowerCase(Locale.ROOT).replaceFirst("@.*", "");
    name = name.substring(name.lastIndexOf('/') + 1).replaceFirst(":.*", "");
    if (BESIDE.matcher(name).matches()) {
      return NodeKind.SERVICE;
    }
    return QUEUE.matcher(name).matches()
        ? NodeKind.QUEUE
        : STORE.matcher(name).matches() ? NodeKind.DATABASE : NodeKind.SERVICE;
  }
}
