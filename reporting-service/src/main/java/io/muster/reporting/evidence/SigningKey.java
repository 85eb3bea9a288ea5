package io.muster.reporting.evidence;

import io.muster.eventlog.verify.CheckpointKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Finds the key the log is signed with. On a developer's machine a missing one is made; anywhere
 * else that would be a key nobody has vouched for.
 */
final class SigningKey {

  private static final String HOW =
      " Make one with: openssl genpkey -algorithm ed25519 -out checkpoint.pem";

  private SigningKey() {}

  static CheckpointKey find(String path, boolean local) {
    if (path == null || path.isBlank()) {
      throw new IllegalStateException(
          "MUSTER_CHECKPOINT_KEY is not set: it names the Ed25519 private key (PKCS#8 PEM) that signs the log."
              + HOW);
    }
    Path file = Path.of(path);
    try {
      if (Files.exists(file)) {
        return CheckpointKey.load(file);
      }
      if (local) {
        return make(file);
      }
    } catch (IOException e) {
      throw new IllegalStateException(
          "MUSTER_CHECKPOINT_KEY names %s, which cannot be used: %s.%s"
              .formatted(file, e.getMessage(), HOW),
          e);
    }
    throw new IllegalStateException(
        "MUSTER_CHECKPOINT_KEY names %s, and there is no such file.%s".formatted(file, HOW));
  }

  private static CheckpointKey make(Path file) throws IOException {
    CheckpointKey key = CheckpointKey.generate();
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, key.privatePem());
    return key;
  }
}
