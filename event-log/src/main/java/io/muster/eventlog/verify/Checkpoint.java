package io.muster.eventlog.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A signed statement that at some moment the log reached this position with this hash. Kept outside
 * the database, it shows when the end of the log has been cut off, or when all of it has been
 * written anew.
 *
 * @param position position of the newest event, which is the last of its commit
 * @param hash hash of that commit, in hex
 * @param at when it was signed
 * @param keyId name of the key, made from the public key
 * @param signature Ed25519 over the canonical text, in Base64
 */
public record Checkpoint(long position, String hash, Instant at, String keyId, String signature) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SUFFIX = ".json";

  /** Signs the head of the log. */
  public static Checkpoint sign(long position, byte[] hash, Instant at, CheckpointKey key) {
    String hex = HexFormat.of().formatHex(hash);
    byte[] signature = key.sign(canonical(position, hex, at, key.id()));
    return new Checkpoint(
        position, hex, at, key.id(), Base64.getEncoder().encodeToString(signature));
  }

  /** Whether it was signed, exactly as it stands, by the owner of this public key. */
  public boolean isSignedBy(PublicKey key) {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key);
      verifier.update(canonical(position, hash, at, keyId));
      return CheckpointKey.idOf(key).equals(keyId)
          && verifier.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  /** Reads all checkpoints of a directory, oldest position first. */
  public static List<Checkpoint> readAll(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> entries = Files.list(directory)) {
      files = entries.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
    List<Checkpoint> checkpoints = new ArrayList<>(files.size());
    for (Path file : files) {
      checkpoints.add(parse(Files.readString(file), file.getFileName().toString()));
    }
    checkpoints.sort((a, b) -> Long.compare(a.position, b.position));
    return checkpoints;
  }

  /** The JSON object that is stored. */
  public String toJson() {
    return JSON.createObjectNode()
        .put("position", position)
        .put("hash", hash)
        .put("at", at.toString())
        .put("keyId", keyId)
        .put("signature", signature)
        .toString();
  }

  private static Checkpoint parse(String json, String name) throws IOException {
    try {
      JsonNode node = JSON.readTree(json);
      return new Checkpoint(
          node.required("position").longValue(),
          node.required("hash").textValue(),
          Instant.parse(node.required("at").textValue()),
          node.required("keyId").textValue(),
          node.required("signature").textValue());
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      throw new IOException(name + " is not a checkpoint", e);
    }
  }

  private static byte[] canonical(long position, String hash, Instant at, String keyId) {
    return "muster.checkpoint.1\n%d\n%s\n%s\n%s\n"
        .formatted(position, hash, at, keyId)
        .getBytes(StandardCharsets.UTF_8);
  }
}
