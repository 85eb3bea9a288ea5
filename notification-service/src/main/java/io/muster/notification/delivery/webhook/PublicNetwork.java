package io.muster.notification.delivery.webhook;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses belong to the public internet, by the registries of special addresses (RFC 6890
 * and its successors). Whatever leads back to this machine or its network does not.
 */
final class PublicNetwork {

  private record Block(int[] first, int bits) {

    static Block of(int bits, int... first) {
      return new Block(first, bits);
    }

    boolean holds(byte[] address) {
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % Byte.SIZE);
        int index = bit / Byte.SIZE;
        int wanted = index < first.length ? first[index] : 0;
        if ((address[index] & mask) != (wanted & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  private static final List<Block> SPECIAL_4 =
      List.of(
          Block.of(8, 0),
          Block.of(8, 10),
          Block.of(10, 100, 64),
          Block.of(8, 127),
          Block.of(16, 169, 254),
          Block.of(12, 172, 16),
          Block.of(24, 192, 0, 0),
          Block.of(24, 192, 0, 2),
          Block.of(24, 192, 88, 99),
          Block.of(16, 192, 168),
          Block.of(15, 198, 18),
          Block.of(24, 198, 51, 100),
          Block.of(24, 203, 0, 113),
          Block.of(4, 224),
          Block.of(4, 240));

  /** What routers hand out to the public. */
  private static final Block GLOBAL_6 = Block.of(3, 0x20);

  private static final List<Block> SPECIAL_6 =
      List.of(
          Block.of(23, 0x20, 0x01, 0x00),
          Block.of(32, 0x20, 0x01, 0x0d, 0xb8),
          Block.of(20, 0x3f, 0xff, 0x00));

  /** An IPv6 address that stands for an IPv4 one behind a translator (RFC 6052, RFC 3056). */
  private static final Block TRANSLATED = Block.of(96, 0x00, 0x64, 0xff, 0x9b);

  private static final Block TUNNELLED = Block.of(16, 0x20, 0x02);

  private PublicNetwork() {}

  /** Whether anybody could be asked at it. */
  static boolean holds(InetAddress address) {
    return switch (address) {
      case Inet4Address four -> isPublic4(four.getAddress());
      case Inet6Address six -> isPublic6(six.getAddress());
      default -> false;
    };
  }

  private static boolean isPublic4(byte[] address) {
    return SPECIAL_4.stream().noneMatch(block -> block.holds(address));
  }

  private static boolean isPublic6(byte[] address) {
    if (TRANSLATED.holds(address)) {
      return isPublic4(Arrays.copyOfRange(address, 12, 16));
    }
    if (TUNNELLED.holds(address)) {
      return isPublic4(Arrays.copyOfRange(address, 2, 6));
    }
    return GLOBAL_6.holds(address) && SPECIAL_6.stream().noneMatch(block -> block.holds(address));
  }
}
