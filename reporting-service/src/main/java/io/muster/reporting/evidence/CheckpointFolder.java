package io.muster.reporting.evidence;

import io.muster.eventlog.verify.Checkpoint;
import io.muster.eventlog.verify.CheckpointKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * A directory outside the database that checkpoints are kept in, one file each, with the public key
 * beside them. A file is there whole and on disk, or not at all.
 */
class CheckpointFolder {

  static final String PUBLIC_KEY = "public-key.pem";

  private final Path directory;

  CheckpointFolder(Path directory) {
    this.directory = directory;
  }

  Path directory() {
    return directory;
  }

  /**
   * Fails when nothing could be kept here, so that it is known before there is something to keep.
   */
  void check() throws IOException {
    Files.createDirectories(directory);
    if (!Files.isWritable(directory)) {
      throw new AccessDeniedException(directory.toString());
    }
  }

  /** The newest checkpoint kept here. */
  Optional<Checkpoint> newest() throws IOException {
    List<Checkpoint> all = Checkpoint.readAll(directory);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  void add(Checkpoint checkpoint) throws IOException {
    write("checkpoint-%019d.json".formatted(checkpoint.position()), checkpoint.toJson() + "\n");
  }

  void addPublicKey(CheckpointKey key) throws IOException {
    Path file = directory.resolve(PUBLIC_KEY);
    if (!Files.exists(file) || !Files.readString(file).equals(key.publicPem())) {
      write(PUBLIC_KEY, key.publicPem());
    }
  }

  private void write(String name, String content) throws IOException {
    Path part = directory.resolve(name + ".part");
    try (FileChannel file =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(true);
    }
    Files.move(part, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
      entries.force(true);
    }
  }
}
