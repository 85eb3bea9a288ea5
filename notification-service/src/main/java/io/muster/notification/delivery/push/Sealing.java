package io.muster.notification.delivery.push;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.muster.notification.oncall.contact.PushSubscription;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts a message so that one browser alone can read it, and the push service that carries it
 * cannot (RFC 8291, as one record of RFC 8188).
 */
final class Sealing {

  /** Push services take bodies of at least so many bytes, and need not take more (RFC 8030). */
  private static final int LONGEST_BODY = 4096;

  private static final int SALT_BYTES = 16;
  private static final int KEY_BYTES = 16;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final int SHARED_BYTES = 32;
  private static final int POINT_BYTES = 65;
  private static final int HEADER_BYTES = SALT_BYTES + Integer.BYTES + 1 + POINT_BYTES;

  /** Says that the record is the last, and that no padding follows. */
  private static final byte LAST = 2;

  private static final SecureRandom RANDOM = new SecureRandom();

  private Sealing() {}

  /** How long a message may be, in bytes of UTF-8. */
  static int longest() {
    return LONGEST_BODY - HEADER_BYTES - TAG_BYTES - 1;
  }

  /** The body of a push message, with a key and a salt that are used once. */
  static byte[] seal(PushSubscription to, byte[] message) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    try {
      return seal(to, message, new ECKeyGenerator(Curve.P_256).generate(), salt);
    } catch (JOSEException e) {
      throw new IllegalStateException("Every Java platform has the curve P-256", e);
    }
  }

  static byte[] seal(PushSubscription to, byte[] message, ECKey ours, byte[] salt) {
    if (message.length > longest()) {
      throw new IllegalArgumentException("A push message has at most " + longest() + " bytes");
    }
    try {
      byte[] theirPoint = PushSubscription.bytes(to.key());
      byte[] ourPoint = PushSubscription.bytes(ours);
      KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
      agreement.init(ours.toECPrivateKey());
      agreement.doPhase(to.key().toECPublicKey(), true);
      byte[] info =
          ByteBuffer.allocate("WebPush: info\0".length() + 2 * POINT_BYTES)
              .put(ascii("WebPush: info\0"))
              .put(theirPoint)
              .put(ourPoint)
              .array();
      byte[] shared = derive(agreement.generateSecret(), to.secret(), info, SHARED_BYTES);
      byte[] key = derive(shared, salt, ascii("Content-Encoding: aes128gcm\0"), KEY_BYTES);
      byte[] nonce = derive(shared, salt, ascii("Content-Encoding: nonce\0"), NONCE_BYTES);
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(key, "AES"),
          new GCMParameterSpec(Byte.SIZE * TAG_BYTES, nonce));
      byte[] sealed =
          cipher.doFinal(ByteBuffer.allocate(message.length + 1).put(message).put(LAST).array());
      return ByteBuffer.allocate(HEADER_BYTES + sealed.length)
          .put(salt)
          .putInt(LONGEST_BODY)
          .put((byte) POINT_BYTES)
          .put(ourPoint)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException | JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] derive(byte[] secret, byte[] salt, byte[] info, int bytes)
      throws GeneralSecurityException {
    return KDF.getInstance("HKDF-SHA256")
        .deriveData(
            HKDFParameterSpec.ofExtract().addIKM(secret).addSalt(salt).thenExpand(info, bytes));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
