package io.muster.scan;

import io.muster.contracts.dependency.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what a configured value connects to. Of the value nothing leaves but the host's name:
 * users, passwords, paths and queries are passed over.
 */
final class ConnectionStrings {

  /** Nobody configures an address longer than this. */
  private static final int LONGEST = 4_000;

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}:]{0,200}:-?([^}]{0,200})}");
  private static final Pattern URL =
      Pattern.compile("(?:jdbc:)?([a-zA-Z][a-zA-Z0-9+.-]{1,30})://([^\\s\"'<>`]+)");
  private static final Pattern ORACLE =
      Pattern.compile("jdbc:oracle:thin:[^\\s\"'@]*@(?://)?([A-Za-z0-9._-]+)");
  private static final Pattern HOST_KEY =
      Pattern.compile("(?:.*[._-])?(?:host|hostname|addr|address|server|endpoint)");
  private static final Pattern BROKERS_KEY =
      Pattern.compile("(?:.*[._-])?(?:bootstrap[._-]?servers?|brokers?|broker[._-]?list)");
  private static final Pattern HOST_VALUE =
      Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]*)(?::[0-9]{1,5})?");
  private static final Pattern STORE_WORD =
      Pattern.compile(
          ".*(postgres|pg|mysql|maria|mongo|redis|memcache|cassandra|elastic|opensearch|database|(^|[._-])db).*");
  private static final Pattern QUEUE_WORD =
      Pattern.compile(".*(rabbit|amqp|kafka|nats|pulsar|mqtt|queue|broker).*");
  private static final Pattern WEB_KEY =
      Pattern.compile(
          ".*(url|uri|endpoint|address|addr|host|base|api|service|server|target|upstream).*");

  private static final Map<String, NodeKind> SCHEMES =
      Map.ofEntries(
          Map.entry("postgres", NodeKind.DATABASE),
          Map.entry("postgresql", NodeKind.DATABASE),
          Map.entry("mysql", NodeKind.DATABASE),
          Map.entry("mariadb", NodeKind.DATABASE),
          Map.entry("mongodb", NodeKind.DATABASE),
          Map.entry("mongodb+srv", NodeKind.DATABASE),
          Map.entry("redis", NodeKind.DATABASE),
          Map.entry("rediss", NodeKind.DATABASE),
          Map.entry("sqlserver", NodeKind.DATABASE),
          Map.entry("clickhouse", NodeKind.DATABASE),
          Map.entry("cassandra", NodeKind.DATABASE),
          Map.entry("memcached", NodeKind.DATABASE),
          Map.entry("neo4j", NodeKind.DATABASE),
          Map.entry("bolt", NodeKind.DATABASE),
          Map.entry("amqp", NodeKind.QUEUE),
          Map.entry("amqps", NodeKind.QUEUE),
          Map.entry("kafka", NodeKind.QUEUE),
          Map.entry("nats", NodeKind.QUEUE),
          Map.entry("pulsar", NodeKind.QUEUE),
          Map.entry("mqtt", NodeKind.QUEUE),
          Map.entry("mqtts", NodeKind.QUEUE),
          Map.entry("http", NodeKind.SERVICE),
          Map.entry("https", NodeKind.SERVICE),
          Map.entry("ws", NodeKind.SERVICE),
          Map.entry("wss", NodeKind.SERVICE),
          Map.entry("grpc", NodeKind.SERVICE),
          Map.entry("grpcs", NodeKind.SERVICE));

  private ConnectionStrings() {}

  /**
   * Something a value connects to.
   *
   * @param host as it stands there
   * @param confidence 1 to 100: a whole address says more than a name that happens to stand there
   */
  record Target(String host, NodeKind kind, int confidence) {}

  /** What the value of a setting connects to. */
  static List<Target> in(String key, String value) {
    if (value.length() > LONGEST) {
      return List.of();
    }
    String name = key.toLowerCase(Locale.ROOT);
    String text = PLACEHOLDER.matcher(value).replaceAll("$1");
    List<Target> targets = new ArrayList<>();
    Matcher oracle = ORACLE.matcher(text);
    if (oracle.find()) {
      targets.add(new Target(oracle.group(1), NodeKind.DATABASE, 60));
      return targets;
    }
    Matcher url = URL.matcher(text);
    boolean any = false;
    while (url.find()) {
      any = true;
      NodeKind kind = SCHEMES.get(url.group(1).toLowerCase(Locale.ROOT));
      if (kind != null && (kind != NodeKind.SERVICE || WEB_KEY.matcher(name).matches())) {
        for (String host : hosts(url.group(2), kind)) {
          targets.add(new Target(host, kind, 60));
        }
      }
    }
    if (!any) {
      named(name, text.strip(), targets);
    }
    return targets;
  }

  private static void named(String key, String value, List<Target> targets) {
    if (BROKERS_KEY.matcher(key).matches()) {
      for (String one : value.split(",")) {
        host(one).ifPresent(host -> targets.add(new Target(host, NodeKind.QUEUE, 50)));
      }
    } else if (HOST_KEY.matcher(key).matches()) {
      NodeKind kind =
          QUEUE_WORD.matcher(key).matches()
              ? NodeKind.QUEUE
              : STORE_WORD.matcher(key).matches() ? NodeKind.DATABASE : NodeKind.SERVICE;
      host(value).ifPresent(host -> targets.add(new Target(host, kind, 50)));
    }
  }

  private static Optional<String> host(String value) {
    Matcher plain = HOST_VALUE.matcher(value.strip());
    return plain.matches() ? Optional.of(plain.group(1)) : Optional.empty();
  }

  /**
   * The hosts behind the two slashes. A password may hold any sign, slashes too, so for databases
   * and queues what stands before the last at sign is never taken for a host.
   */
  private static List<String> hosts(String rest, NodeKind kind) {
    String authority = kind == NodeKind.SERVICE ? rest.split("[/?#]", 2)[0] : rest;
    authority = authority.substring(authority.lastIndexOf('@') + 1);
    authority = authority.split("[/?#;\\\\]", 2)[0];
    List<String> hosts = new ArrayList<>();
    for (String one : authority.split(",")) {
      host(one).ifPresent(hosts::add);
    }
    return hosts;
  }
}
