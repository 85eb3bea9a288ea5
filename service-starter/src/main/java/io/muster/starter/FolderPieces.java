package io.muster.starter;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Pieces in a folder, a file for each content: every piece with its length before it. A file has
 * its name only once all of it is on disk.
 */
final class FolderPieces implements PieceStore {

  static final String NAME = "folder";

  private static final Pattern PARTS = Pattern.compile("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*");

  private final Path folder;

  /**
   * In a folder that is there or can be made; every service that reads contents has to reach it.
   */
  FolderPieces(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(this.folder);
    } catch (IOException e) {
      throw new IllegalStateException(
          "MUSTER_CONTENT_FOLDER cannot be used: give a folder this service may write to.", e);
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean isBare() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    } catch (NoSuchFileException e) {
      return true;
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  @Override
  public Writing begin(String content) throws IOException {
    Path path = path(content);
    return done(
        () -> {
          Files.createDirectories(path.getParent());
          return new FileWriting(path);
        });
  }

  @Override
  public void read(String content, Reader reader) throws IOException {
    Path path = path(content);
    InputStream file;
    try {
      file = Files.newInputStream(path);
    } catch (NoSuchFileException e) {
      // A content that is not there has no pieces, unless the whole folder is another.
      if (isBare()) {
        throw unreachable(e);
      }
      return;
    } catch (IOException e) {
      throw unreachable(e);
    }
    try (InputStream in = new BufferedInputStream(file, 1 << 16)) {
      Frames.read(in, reader);
    }
  }

  @Override
  public void delete(String content) throws IOException {
    Path path = path(content);
    if (isBare()) {
      throw unreachable(new NoSuchFileException(content));
    }
    done(() -> Files.deleteIfExists(path));
  }

  /** What is done in the folder. */
  private interface Work<T> {
    T run() throws IOException;
  }

  private static <T> T done(Work<T> work) throws IOException {
    try {
      return work.run();
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  private static UnreachableException unreachable(IOException e) {
    return new UnreachableException("The folder contents lie in cannot be used.", e);
  }

  private Path path(String content) {
    if (!PARTS.matcher(content).matches()) {
      throw new IllegalArgumentException("No file can be called " + content);
    }
    Path path = folder.resolve(content).normalize();
    if (!path.startsWith(folder) || path.equals(folder)) {
      throw new IllegalArgumentException("Outside of the folder: " + content);
    }
    return path;
  }

  /** Written beside its place, and moved there once it is durable. */
  private final class FileWriting implements Writing {

    private final Path path;
    private final Path unfinished;
    private final FileChannel channel;
    private final OutputStream out;

    FileWriting(Path path) throws IOException {
      this.path = path;
      this.unfinished = path.resolveSibling(path.getFileName() + ".part");
      this.channel =
          FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      this.out = Channels.newOutputStream(channel);
    }

    @Override
    public void add(byte[] sealed) throws IOException {
      done(
          () -> {
            out.write(Frames.head(sealed));
            out.write(sealed);
            return null;
          });
    }

    @Override
    public void finish() throws IOException {
      done(
          () -> {
            moveToPlace();
            return null;
          });
    }

    private void moveToPlace() throws IOException {
      channel.force(true);
      channel.close();
      Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
      // The folder of the owner may be new as well.
      for (Path at = path.getParent(); at != null && at.startsWith(folder); at = at.getParent()) {
        try (FileChannel directory = FileChannel.open(at)) {
          directory.force(true);
        }
      }
    }

    @Override
    public void abandon() throws IOException {
      channel.close();
      Files.deleteIfExists(unfinished);
      Files.deleteIfExists(path);
    }
  }
}
