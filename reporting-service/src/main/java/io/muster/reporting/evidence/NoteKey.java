package io.muster.reporting.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The Ed25519 key checkpoints are signed with, under the name of the log it signs. Its public half
 * is all an auditor needs.
 */
final class NoteKey {

  /** Bytes of a key id. */
  static final int ID = 4;

  private static final String ALGORITHM = "Ed25519";
  private static final String PRIVATE = "PRIVATE KEY";
  private static final byte TYPE = 1;
  private static final int RAW = 32;

  private final String name;
  private final KeyPair pair;

  private NoteKey(String name, KeyPair pair) {
    this.name = name;
    this.pair = pair;
  }

  /** A new key. */
  static NoteKey generate(String name) {
    try {
      return new NoteKey(name, KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads a private key from a PKCS#8 PEM file. */
  static NoteKey load(String name, Path pem) throws IOException {
    try {
      EdECPrivateKey key =
          (EdECPrivateKey)
              KeyFactory.getInstance(ALGORITHM)
                  .generatePrivate(new PKCS8EncodedKeySpec(decode(pem)));
      byte[] seed = key.getBytes().orElseThrow();
      // The public half follows from the seed alone; a generator given the seed as its randomness
      // is the way Java offers to get it.
      KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
      generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
      return new NoteKey(name, generator.generateKeyPair());
    } catch (GeneralSecurityException | ClassCastException | IllegalArgumentException e) {
      throw new IOException(pem.getFileName() + " is not an Ed25519 private key in PKCS#8 PEM", e);
    }
  }

  /** Short name of the key, hex; the same for everyone who has its public half. */
  String id() {
    return HexFormat.of().formatHex(idBytes());
  }

  /** The public half as auditors take it: {@code <name>+<id>+<key>}. */
  String verifierKey() {
    return "%s+%s+%s".formatted(name, id(), Base64.getEncoder().encodeToString(typed()));
  }

  /** The private half as PKCS#8 PEM, to be kept where only the reporting service reads. */
  String privatePem() {
    String body =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(pair.getPrivate().getEncoded());
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(PRIVATE, body, PRIVATE);
  }

  /** A signature line without its dash. */
  String sign(String text) {
    try {
      Signature signer = Signature.getInstance(ALGORITHM);
      signer.initSign(pair.getPrivate());
      signer.update(text.getBytes(StandardCharsets.UTF_8));
      byte[] signature = signer.sign();
      byte[] line = Arrays.copyOf(idBytes(), ID + signature.length);
      System.arraycopy(signature, 0, line, ID, signature.length);
      return name + " " + Base64.getEncoder().encodeToString(line);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Ed25519 has one signature for each text and key, so it can be recognised by making it again.
   */
  boolean signed(String text, String line) {
    return MessageDigest.isEqual(
        sign(text).getBytes(StandardCharsets.UTF_8), line.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] idBytes() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update((name + "\n").getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(sha256.digest(typed()), ID);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The kind of key and its 32 bytes, which end Java's usual form. */
  private byte[] typed() {
    byte[] encoded = pair.getPublic().getEncoded();
    byte[] typed = Arrays.copyOfRange(encoded, encoded.length - RAW - 1, encoded.length);
    typed[0] = TYPE;
    return typed;
  }

  private static byte[] decode(Path pem) throws IOException {
    String text = Files.readString(pem, StandardCharsets.US_ASCII);
    String begin = "-----BEGIN " + PRIVATE + "-----";
    int from = text.indexOf(begin);
    int to = text.indexOf("-----END " + PRIVATE + "-----");
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("no " + PRIVATE);
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
