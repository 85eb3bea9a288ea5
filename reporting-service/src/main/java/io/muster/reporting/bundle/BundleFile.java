package io.muster.reporting.bundle;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A zip on disk that grows file by file and remembers the hash of each. The same files at the same
 * time give the same bytes. Closing it deletes it.
 */
final class BundleFile implements AutoCloseable {

  private final Path path;
  private final MessageDigest whole = sha256();
  private final ZipOutputStream zip;
  private final LocalDateTime time;
  private final List<Listed> files = new ArrayList<>();

  /**
   * A file in it.
   *
   * @param sha256 of its content, hex
   */
  record Listed(String path, long size, String sha256) {}

  /** Writes the content of a file. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * An empty one.
   *
   * @param time that all files in it bear, so that none says when it was packed
   */
  BundleFile(Instant time) throws IOException {
    this.time = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    this.path = Files.createTempFile("muster-bundle", ".zip");
    this.zip =
        new ZipOutputStream(
            new BufferedOutputStream(
                new DigestOutputStream(Files.newOutputStream(path), whole), 1 << 16));
  }

  /** Adds a file; one without content is left out. */
  boolean add(String name, Content content) throws IOException {
    MessageDigest digest = sha256();
    Entry entry = new Entry(name);
    content.writeTo(new DigestOutputStream(entry, digest));
    if (entry.size == 0) {
      return false;
    }
    zip.closeEntry();
    files.add(new Listed(name, entry.size, HexFormat.of().formatHex(digest.digest())));
    return true;
  }

  /** What was added so far, in order. */
  List<Listed> files() {
    return List.copyOf(files);
  }

  /** Ends it; answers the SHA-256 of the whole file, hex. */
  String finish() throws IOException {
    zip.close();
    return HexFormat.of().formatHex(whole.digest());
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    zip.close();
    Files.deleteIfExists(path);
  }

  /** Begins with the first byte. */
  private final class Entry extends FilterOutputStream {

    private final String name;
    private long size;

    Entry(String name) {
      super(zip);
      this.name = name;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      if (length == 0) {
        return;
      }
      if (size == 0) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(time);
        zip.putNextEntry(entry);
      }
      out.write(bytes, from, length);
      size += length;
    }

    @Override
    public void close() {
      // The zip goes on.
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
