package io.muster.incident.response.action;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a value told to an action may look like. */
public enum ParameterType {
  /** Any line of text. */
  LINE {
    @Override
    Optional<String> fault(String value) {
      return Optional.empty();
    }
  },
  /** A name as hosts and deployments have them. */
  NAME {
    @Override
    Optional<String> fault(String value) {
      return NAMES.matcher(value).matches()
          ? Optional.empty()
          : Optional.of("use letters, digits, dots and hyphens, as in web-7.");
    }
  },
  /** A whole number, not below 0. */
  NUMBER {
    @Override
    Optional<String> fault(String value) {
      return NUMBERS.matcher(value).matches()
          ? Optional.empty()
          : Optional.of("give a whole number from 0 to 999999999.");
    }
  },
  /** An IP address, or a network that is small enough to be meant. */
  ADDRESS {
    @Override
    Optional<String> fault(String value) {
      int slash = value.indexOf('/');
      String address = slash < 0 ? value : value.substring(0, slash);
      try {
        int bits = InetAddress.ofLiteral(address).getAddress().length * Byte.SIZE;
        if (slash < 0) {
          return Optional.empty();
        }
        int prefix = Integer.parseInt(value.substring(slash + 1));
        int widest = bits == 32 ? WIDEST_V4 : WIDEST_V6;
        return prefix >= widest && prefix <= bits
            ? Optional.empty()
            : Optional.of(
                "give a network of /%d to /%d; a wider one would shut out too many."
                    .formatted(widest, bits));
      } catch (IllegalArgumentException e) {
        return Optional.of("give an IP address or a network, as in 203.0.113.0/24.");
      }
    }
  };

  private static final Pattern NAMES =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?");
  private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,9}");

  /** As wide as what one hosting provider is commonly assigned. */
  private static final int WIDEST_V4 = 16;

  private static final int WIDEST_V6 = 32;

  /** Why a value will not do; nothing when it will. */
  abstract Optional<String> fault(String value);
}
