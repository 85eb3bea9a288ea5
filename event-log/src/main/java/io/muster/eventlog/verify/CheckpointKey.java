package io.muster.eventlog.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** The Ed25519 key checkpoints are signed with. Its public half is all an auditor needs. */
public final class CheckpointKey {

  private static final String ALGORITHM = "Ed25519";
  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";

  private final KeyPair pair;

  private CheckpointKey(KeyPair pair) {
    this.pair = pair;
  }

  /** A new key. */
  public static CheckpointKey generate() {
    try {
      return new CheckpointKey(KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads a private key from a PKCS#8 PEM file. */
  public static CheckpointKey load(Path pem) throws IOException {
    try {
      EdECPrivateKey key =
          (EdECPrivateKey)
              KeyFactory.getInstance(ALGORITHM)
                  .generatePrivate(new PKCS8EncodedKeySpec(decode(pem, PRIVATE)));
      byte[] seed = key.getBytes().orElseThrow();
      // The public half follows from the seed alone; a generator given the seed as its randomness
      // is the way Java offers to get it.
      KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
      generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
      return new CheckpointKey(generator.generateKeyPair());
    } catch (GeneralSecurityException | ClassCastException | IllegalArgumentException e) {
      throw new IOException(pem.getFileName() + " is not an Ed25519 private key in PKCS#8 PEM", e);
    }
  }

  /** Reads a public key from a PEM file. */
  public static PublicKey readPublic(Path pem) throws IOException {
    try {
      return KeyFactory.getInstance(ALGORITHM)
          .generatePublic(new X509EncodedKeySpec(decode(pem, PUBLIC)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(pem.getFileName() + " is not an Ed25519 public key in PEM", e);
    }
  }

  /** Short name of the key, the same for everyone who has its public half. */
  public String id() {
    return idOf(pair.getPublic());
  }

  /** The public half. */
  public PublicKey publicKey() {
    return pair.getPublic();
  }

  /** The public half as PEM, to hand to auditors. */
  public String publicPem() {
    return pem(PUBLIC, pair.getPublic().getEncoded());
  }

  /** The private half as PKCS#8 PEM, to be kept where only the reporting service reads. */
  public String privatePem() {
    return pem(PRIVATE, pair.getPrivate().getEncoded());
  }

  byte[] sign(byte[] bytes) {
    try {
      Signature signer = Signature.getInstance(ALGORITHM);
      signer.initSign(pair.getPrivate());
      signer.update(bytes);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String idOf(PublicKey key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(String label, byte[] bytes) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, body, label);
  }

  private static byte[] decode(Path pem, String label) throws IOException {
    String text = Files.readString(pem, StandardCharsets.US_ASCII);
    String begin = "-----BEGIN " + label + "-----";
    int from = text.indexOf(begin);
    int to = text.indexOf("-----END " + label + "-----");
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("no " + label);
    }
    return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
  }

  /** Hands out the seed of an existing key instead of randomness. */
  private static final class Seed extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private final byte[] seed;

    Seed(byte[] seed) {
      this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }
}
