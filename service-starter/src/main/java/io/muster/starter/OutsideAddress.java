package io.muster.starter;

import java.net.URI;
import java.util.Set;

/** Where messages leave to: over https, or over http to this machine alone. */
public final class OutsideAddress {

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private OutsideAddress() {}

  /**
   * The address a setting names.
   *
   * @param setting its name, for the sentence that says what is wrong with it
   * @throws IllegalStateException when nothing can be sent there
   */
  public static URI of(String setting, String url) {
    try {
      URI address = URI.create(url);
      boolean isHttps = "https".equals(address.getScheme());
      if (address.getHost() != null
          && address.getUserInfo() == null
          && (isHttps
              || ("http".equals(address.getScheme()) && LOOPBACK.contains(address.getHost())))) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // Falls through: it is no address at all.
    }
    throw new IllegalStateException(
        setting + " is not an address that can be posted to: give one that begins with https://");
  }
}
