package io.muster.notification.delivery.page;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * Hosts an operator lets Muster call at addresses that come from people and their browsers: such an
 * address could name any machine that this one reaches.
 *
 * @param names in small letters; one that begins with {@code *.} stands for all hosts below it
 */
public record KnownHosts(List<String> names) {

  private static final String ANY = "*.";
  private static final int HTTPS = 443;

  public KnownHosts {
    names =
        names == null
            ? List.of()
            : names.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .toList();
  }

  /** Whether messages may leave to an address: at one of the hosts, on the port of https. */
  public boolean allow(URI address) {
    String host = address.getHost().toLowerCase(Locale.ROOT);
    boolean usualPort = address.getPort() == -1 || address.getPort() == HTTPS;
    // Without encryption only this machine itself is called, where a port tells things apart.
    boolean here = "http".equals(address.getScheme());
    return names.stream()
        .anyMatch(
            name ->
                name.startsWith(ANY)
                    ? usualPort && host.endsWith(name.substring(1))
                    : host.equals(name) && (usualPort || here));
  }
}
