package io.muster.verify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A public key checkpoints are verified with, and the tree sizes it may sign.
 *
 * @param text the key as it is written down
 * @param name the name on its signature lines
 * @param id four bytes that tell keys of one name apart, in hex
 * @param key the Ed25519 key
 * @param from the smallest tree size it signs; the key listed after it takes over where it ends
 */
record VerifierKey(String text, String name, String id, PublicKey key, long from) {

  private static final byte ED25519 = 1;
  private static final int RAW = 32;

  /** What stands before the 32 bytes of an Ed25519 key in Java's usual form (RFC 8410). */
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  /** Reads {@code <name>+<id>+<base64 of 0x01 and the key>}. */
  static VerifierKey parse(String text, long from) throws UnreadableException {
    String[] parts = text.split("\\+", 3);
    if (parts.length != 3 || parts[0].isEmpty()) {
      throw new UnreadableException("\"%s\" is not a verifier key".formatted(text));
    }
    try {
      byte[] typed = Base64.getDecoder().decode(parts[2]);
      if (typed.length != RAW + 1 || typed[0] != ED25519) {
        throw new UnreadableException("the key \"%s\" is not an Ed25519 key".formatted(text));
      }
      if (!parts[1].equals(id(parts[0], typed))) {
        throw new UnreadableException("the key \"%s\" does not match its own id".formatted(text));
      }
      byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + RAW);
      System.arraycopy(typed, 1, encoded, PREFIX.length, RAW);
      PublicKey key =
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
      return new VerifierKey(text, parts[0], parts[1], key, from);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new UnreadableException("\"%s\" is not a verifier key".formatted(text));
    }
  }

  boolean verifies(byte[] text, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key);
      verifier.update(text);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static String id(String name, byte[] typed) {
    MessageDigest sha256 = Hashes.sha256();
    sha256.update((name + "\n").getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(sha256.digest(typed), 0, 4);
  }
}
