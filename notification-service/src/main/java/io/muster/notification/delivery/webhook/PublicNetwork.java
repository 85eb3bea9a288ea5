package io.muster.notification.delivery.webhook;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * Which addresses belong to the public internet, by the registries of special addresses (RFC 6890
 * and its successors). Whatever leads back to this machine or its network does not.
 */
final class PublicNetwork {

  private static final List<IpAddressMatcher> SPECIAL_4 =
      blocks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");

  /** What routers hand out to the public. */
  private static final IpAddressMatcher GLOBAL_6 = new IpAddressMatcher("2000::/3");

  private static final List<IpAddressMatcher> SPECIAL_6 =
      blocks("2001::/23", "2001:db8::/32", "3fff::/20");

  /** An IPv6 address that stands for an IPv4 one behind a translator (RFC 6052, RFC 3056). */
  private static final IpAddressMatcher TRANSLATED = new IpAddressMatcher("64:ff9b::/96");

  private static final IpAddressMatcher TUNNELLED = new IpAddressMatcher("2002::/16");

  private PublicNetwork() {}

  private static List<IpAddressMatcher> blocks(String... blocks) {
    return Stream.of(blocks).map(IpAddressMatcher::new).toList();
  }

  /** Whether anybody could be asked at it. */
  static boolean holds(InetAddress address) {
    return switch (address) {
      case Inet4Address four -> isPublic4(four);
      case Inet6Address six -> isPublic6(six);
      default -> false;
    };
  }

  private static boolean isPublic4(InetAddress address) {
    return isNoneOf(SPECIAL_4, address.getHostAddress());
  }

  private static boolean isPublic6(Inet6Address address) {
    String text = address.getHostAddress();
    if (TRANSLATED.matches(text)) {
      return isPublic4(within(address, 12));
    }
    if (TUNNELLED.matches(text)) {
      return isPublic4(within(address, 2));
    }
    return GLOBAL_6.matches(text) && isNoneOf(SPECIAL_6, text);
  }

  private static boolean isNoneOf(List<IpAddressMatcher> blocks, String address) {
    return blocks.stream().noneMatch(block -> block.matches(address));
  }

  /** The IPv4 address that stands in an IPv6 one from this byte on. */
  private static InetAddress within(Inet6Address address, int from) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), from, from + 4));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("Four bytes are an address", e);
    }
  }
}
