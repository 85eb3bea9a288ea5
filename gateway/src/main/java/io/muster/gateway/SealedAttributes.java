package io.muster.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import org.jspecify.annotations.Nullable;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializingConverter;

/**
 * Encrypts what a session holds before it goes to the database. A copy of the database then gives
 * nobody a token, and since nothing is read back that this gateway did not seal, writing to the
 * database gives nobody a way in through Java objects.
 */
class SealedAttributes {

  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final SecretKey key;
  private final SerializingConverter write = new SerializingConverter();
  private final DeserializingConverter read;

  /**
   * Derives the key from the client's secret: all gateways share it, and a new secret ends all
   * sessions.
   */
  SealedAttributes(String clientSecret, ClassLoader classes) {
    this.read = new DeserializingConverter(classes);
    try {
      this.key =
          KDF.getInstance("HKDF-SHA256")
              .deriveKey(
                  "AES",
                  HKDFParameterSpec.ofExtract()
                      .addIKM(clientSecret.getBytes(StandardCharsets.UTF_8))
                      .thenExpand("muster gateway sessions".getBytes(StandardCharsets.UTF_8), 32));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java lacks HKDF-SHA256", e);
    }
  }

  byte[] seal(Object attributes) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, write.convert(attributes));
    return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
  }

  Object open(byte[] sealed) {
    if (sealed.length < NONCE) {
      throw new UnreadableSession(null);
    }
    byte[] nonce = Arrays.copyOf(sealed, NONCE);
    byte[] opened =
        crypt(Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(sealed, NONCE, sealed.length));
    return read.convert(opened);
  }

  private byte[] crypt(int mode, byte[] nonce, byte[] bytes) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new UnreadableSession(e);
    }
  }

  /** The session was sealed with another secret, or is no work of ours. */
  static final class UnreadableSession extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableSession(@Nullable Throwable cause) {
      super("A stored session cannot be opened with the present client secret", cause);
    }
  }
}
