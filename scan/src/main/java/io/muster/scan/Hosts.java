package io.muster.scan;

import io.muster.contracts.dependency.NodeKind;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes a place on the map of a network name. */
public final class Hosts {

  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9])?");
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
  private static final Set<String> ITSELF =
      Set.of("localhost", "host.docker.internal", "kubernetes.docker.internal", "docker");
  private static final Pattern EXAMPLE =
      Pattern.compile("(.*\\.)?(example(\\.(com|org|net))?|invalid|test|localhost)");
  private static final Pattern INSIDE =
      Pattern.compile(".*\\.(local|internal|lan|corp|intra|home)");

  private Hosts() {}

  /** A place a network name stands for. */
  public record Place(String name, NodeKind kind) {}

  /**
   * What a network name stands for; nothing when it is an address, the machine itself, or made up.
   *
   * @param kind what the way it is spoken to tells; {@link NodeKind#SERVICE} when that tells
   *     nothing
   * @param namespace in which a short name is meant; null when there is none
   */
  public static Optional<Place> place(String host, NodeKind kind, String namespace) {
    String name = host.toLowerCase(Locale.ROOT);
    if (!NAME.matcher(name).matches()
        || ADDRESS.matcher(name).matches()
        || ITSELF.contains(name)
        || EXAMPLE.matcher(name).matches()) {
      return Optional.empty();
    }
    boolean store = kind == NodeKind.DATABASE || kind == NodeKind.QUEUE;
    String[] labels = name.split("\\.");
    boolean inCluster = labels.length >= 3 && labels[2].equals("svc");
    if (labels.length == 1 || inCluster) {
      String in = inCluster ? labels[1] : namespace;
      return Optional.of(new Place(store ? stored(labels[0], in) : labels[0], kind));
    }
    if (store || INSIDE.matcher(name).matches()) {
      return Optional.of(new Place(name, kind));
    }
    return Optional.of(new Place(name, NodeKind.EXTERNAL));
  }

  /**
   * The name of a database or queue. Half the world calls its own {@code db}, so the project or
   * namespace goes behind it, as in a cluster's network names.
   */
  public static String stored(String name, String namespace) {
    return namespace == null ? name : name + "." + namespace;
  }
}
