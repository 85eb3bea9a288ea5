package io.muster.reporting.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Finds the key the log is signed with. On a developer's machine a missing one is made; anywhere
 * else that would be a key nobody has vouched for.
 */
final class SigningKey {

  private static final String HOW =
      " Make one with: openssl genpkey -algorithm ed25519 -out checkpoint.pem";

  /** Says that the key before is gone, so that it cannot hand over. */
  static final String LOST = "lost";

  private SigningKey() {}

  static NoteKey find(String name, String path, boolean local) {
    if (path == null || path.isBlank()) {
      throw new IllegalStateException(
          "MUSTER_CHECKPOINT_KEY is not set: it names the Ed25519 private key (PKCS#8 PEM) that signs the log."
              + HOW);
    }
    Path file = Path.of(path);
    try {
      if (Files.exists(file)) {
        return NoteKey.load(name, file);
      }
      if (local) {
        return make(name, file);
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

  /** The key that signed until now, for the one checkpoint that hands over to another. */
  static Optional<NoteKey> previous(String name, String path) {
    if (path == null || path.isBlank() || path.equals(LOST)) {
      return Optional.empty();
    }
    try {
      return Optional.of(NoteKey.load(name, Path.of(path)));
    } catch (IOException e) {
      throw new IllegalStateException(
          "MUSTER_CHECKPOINT_PREVIOUS_KEY names %s, which cannot be used: %s"
              .formatted(path, e.getMessage()),
          e);
    }
  }

  private static NoteKey make(String name, Path file) throws IOException {
    NoteKey key = NoteKey.generate(name);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, key.privatePem());
    return key;
  }
}
