package io.muster.reporting.evidence;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first place checkpoints are published at: a directory outside the database with one file that
 * only ever grows, and the public keys beside it. A checkpoint is on disk before it counts.
 */
final class CheckpointFile {

  static final String CHECKPOINTS = "checkpoints.txt";
  static final String KEYS = "keys.txt";

  /** More than two checkpoints, and more than one with any number of signatures, are long. */
  private static final int TAIL = 1 << 16;

  private static final int LONGEST = 4096;

  /** Lines of text, an empty line, signatures, an empty line. */
  private static final Pattern ENTRY =
      Pattern.compile("((?:[^\\n]+\\n){5,6}\\n(?:\u2014 [^\\n]+\\n)+)\\n");

  /** A signature and the empty line after it, byte for byte. */
  private static final Pattern END = Pattern.compile("\\n\u00e2\u0080\u0094 [^\\n]+\\n\\n");

  private static final String FROM = " from ";

  private final Path directory;

  CheckpointFile(Path directory) {
    this.directory = directory;
  }

  /** A checkpoint, and where in the file the next one begins. */
  record Entry(Checkpoint checkpoint, long end) {}

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
    long length = length();
    long from = Math.max(0, length - TAIL);
    String tail = read(from, (int) (length - from));
    Matcher entry = ENTRY.matcher(tail);
    String note = null;
    int end = 0;
    while (entry.find()) {
      note = entry.group(1);
      end = entry.end();
    }
    String rest = tail.substring(end);
    if (rest.endsWith("\n\n")) {
      throw damaged();
    }
    if (!rest.isEmpty()) {
      takeBack(length - rest.getBytes(StandardCharsets.UTF_8).length);
    }
    return note == null
        ? Optional.empty()
        : Optional.of(Checkpoint.parse(note).orElseThrow(CheckpointFile::damaged));
  }

  /** Checkpoints from a place in the file on, in order. */
  List<Entry> after(long offset, int limit) throws IOException {
    List<Entry> entries = new ArrayList<>();
    long wanted = Math.min(length() - offset, (long) limit * LONGEST);
    String text = wanted <= 0 ? "" : read(offset, (int) wanted);
    Matcher entry = ENTRY.matcher(text);
    long end = offset;
    int at = 0;
    while (entries.size() < limit && entry.find()) {
      end += text.substring(at, entry.end()).getBytes(StandardCharsets.UTF_8).length;
      at = entry.end();
      entries.add(
          new Entry(Checkpoint.parse(entry.group(1)).orElseThrow(CheckpointFile::damaged), end));
    }
    return entries;
  }

  /**
   * The first checkpoint kept here that covers a position. The file grows without end, so it is
   * halved until what is left is read at once.
   */
  Optional<Checkpoint> firstCovering(long position) throws IOException {
    long from = 0;
    long to = length();
    while (to - from > TAIL) {
      long middle = from + (to - from) / 2;
      Optional<Long> start = startAfter(middle);
      if (start.isEmpty() || start.get() >= to) {
        break;
      }
      Entry found = after(start.get(), 1).getFirst();
      if (found.checkpoint().position() >= position) {
        to = found.end();
      } else {
        from = found.end();
      }
    }
    List<Entry> some;
    do {
      some = after(from, TAIL / LONGEST);
      for (Entry entry : some) {
        if (entry.checkpoint().position() >= position) {
          return Optional.of(entry.checkpoint());
        }
      }
      from = some.isEmpty() ? from : some.getLast().end();
    } while (!some.isEmpty());
    return Optional.empty();
  }

  /** Where the first whole checkpoint after a place begins; empty when too little is left there. */
  private Optional<Long> startAfter(long offset) throws IOException {
    int length = (int) Math.min(length() - offset, 2L * LONGEST);
    String bytes = new String(bytes(offset, length), StandardCharsets.ISO_8859_1);
    Matcher end = END.matcher(bytes);
    return end.find() && end.end() < length ? Optional.of(offset + end.end()) : Optional.empty();
  }

  void add(Checkpoint checkpoint) throws IOException {
    append(CHECKPOINTS, checkpoint.note() + "\n");
  }

  /** The keys that have signed here, in order, each {@code <verifier key> from <position>}. */
  List<String> keys() throws IOException {
    Path file = directory.resolve(KEYS);
    return Files.exists(file)
        ? Files.readAllLines(file).stream().filter(line -> line.contains(FROM)).toList()
        : List.of();
  }

  void addKey(String verifierKey, long from) throws IOException {
    append(KEYS, verifierKey + FROM + from + "\n");
  }

  /** The verifier key of a line of the keys file. */
  static String keyOf(String line) {
    return line.substring(0, line.lastIndexOf(FROM));
  }

  long length() throws IOException {
    Path file = directory.resolve(CHECKPOINTS);
    return Files.exists(file) ? Files.size(file) : 0;
  }

  private static ContradictionException damaged() {
    return new ContradictionException("a checkpoint kept in %s is damaged".formatted(CHECKPOINTS));
  }

  /** A write that a crash cut short is taken back: nobody has relied on it. */
  private void takeBack(long length) throws IOException {
    try (FileChannel file =
        FileChannel.open(directory.resolve(CHECKPOINTS), StandardOpenOption.WRITE)) {
      file.truncate(length);
      file.force(true);
    }
  }

  private String read(long from, int length) throws IOException {
    return length == 0 ? "" : new String(bytes(from, length), StandardCharsets.UTF_8);
  }

  private byte[] bytes(long from, int length) throws IOException {
    try (RandomAccessFile file =
        new RandomAccessFile(directory.resolve(CHECKPOINTS).toFile(), "r")) {
      byte[] bytes = new byte[length];
      file.seek(from);
      file.readFully(bytes);
      return bytes;
    }
  }

  private void append(String name, String content) throws IOException {
    boolean isNew = !Files.exists(directory.resolve(name));
    try (FileChannel file =
        FileChannel.open(
            directory.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(true);
    }
    if (isNew) {
      try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
        entries.force(true);
      }
    }
  }
}
