package io.muster.verify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A key of the tests that signs notes, from the specification of signed notes. */
final class SampleKey {

  private final String name = "sample.example/log";
  private final KeyPair pair;
  private final byte[] typed;
  private final byte[] id;

  SampleKey() {
    try {
      pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      byte[] encoded = pair.getPublic().getEncoded();
      typed = Arrays.copyOfRange(encoded, encoded.length - 33, encoded.length);
      typed[0] = 1;
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update((name + "\n").getBytes(StandardCharsets.UTF_8));
      id = Arrays.copyOf(sha256.digest(typed), 4);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String verifierKey() {
    return "%s+%s+%s"
        .formatted(name, HexFormat.of().formatHex(id), Base64.getEncoder().encodeToString(typed));
  }

  /** One signature line over the text of a note. */
  String sign(String text) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(pair.getPrivate());
      signer.update(text.getBytes(StandardCharsets.UTF_8));
      byte[] line = Arrays.copyOf(id, 68);
      System.arraycopy(signer.sign(), 0, line, 4, 64);
      return "\u2014 %s %s\n".formatted(name, Base64.getEncoder().encodeToString(line));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
