package io.muster.eventlog.codec;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder of key-encryption keys: files named {@code *.key}, each 32 random bytes in base64. The
 * one whose name sorts last is the newest. A key is told from others by what it is and not by its
 * file's name: its short name is the beginning of its hash.
 */
public final class KeyFolder implements KeyEncryptionKeys {

  private static final String SUFFIX = ".key";

  private static final String FIRST = "0001" + SUFFIX;

  /** What a file is called while it is being destroyed, so that nobody reads half of it. */
  private static final String SHRED = ".shred";

  private static final int SHORT_NAME_BYTES = 6;
  private static final String HOW =
      " Make one with: head -c 32 /dev/urandom | base64 > 0001" + SUFFIX;

  private final Path folder;
  private final SecureRandom random = new SecureRandom();

  private KeyFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * The keys in a folder that an operator filled.
   *
   * @throws KeysUnavailableException when it holds no key, or one that cannot be used
   */
  public static KeyFolder at(Path folder) {
    KeyFolder keys = new KeyFolder(folder);
    if (keys.files().isEmpty()) {
      throw new KeysUnavailableException(
          "The folder %s holds no key-encryption key.%s".formatted(folder, HOW));
    }
    keys.files().values().forEach(KeyFolder::read);
    return keys;
  }

  /** The same, with a first key made when there is none; for a developer's machine and tests. */
  public static KeyFolder atOrMade(Path folder) {
    try {
      Files.createDirectories(folder, forMyselfAlone(folder, "rwx------"));
    } catch (IOException e) {
      throw new KeysUnavailableException("The folder %s cannot be made".formatted(folder), e);
    }
    KeyFolder keys = new KeyFolder(folder);
    if (keys.files().isEmpty()) {
      // Under this name whoever comes late finds it made, and makes no second.
      keys.makeAs(FIRST);
    }
    return at(folder);
  }

  @Override
  public Optional<byte[]> find(String name) {
    return files().values().stream()
        .map(KeyFolder::read)
        .filter(key -> nameOf(key).equals(name))
        .findFirst();
  }

  @Override
  public Optional<String> newestBut(Set<String> names) {
    return files().descendingMap().values().stream()
        .map(file -> nameOf(read(file)))
        .filter(name -> !names.contains(name))
        .findFirst();
  }

  /** Two processes that make one at once end with one: a file comes into being whole or not. */
  @Override
  public String make() {
    return makeAs(nextName());
  }

  private String makeAs(String name) {
    byte[] key = new byte[AesGcm.KEY_BYTES];
    random.nextBytes(key);
    Path file = folder.resolve(name);
    Path draft = folder.resolve(UUID.randomUUID() + ".draft");
    try {
      Files.createFile(draft, forMyselfAlone(folder, "rw-------"));
      try {
        Files.writeString(
            draft,
            Base64.getEncoder().encodeToString(key) + "\n",
            StandardOpenOption.WRITE,
            StandardOpenOption.DSYNC);
        Files.createLink(file, draft);
      } catch (FileAlreadyExistsException madeMeanwhile) {
        return nameOf(read(file));
      } finally {
        Files.delete(draft);
      }
      makeDurable();
      return nameOf(key);
    } catch (IOException e) {
      throw new KeysUnavailableException(
          ("No new key-encryption key can be written to %s (%s). Put one there whose name sorts after the others; "
                  + "the work goes on by itself.%s")
              .formatted(folder, e, HOW),
          e);
    }
  }

  /** Also finds a copy that a process killed halfway left under another name. */
  @Override
  public void destroy(Set<String> names) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (file.toString().endsWith(SHRED) || holdsOneOf(names, file)) {
          shred(file);
        }
      }
      makeDurable();
    } catch (IOException e) {
      throw new KeysUnavailableException(
          ("An old key-encryption key cannot be removed from %s (%s). Remove every file but the newest, and every"
                  + " copy of them; the work goes on by itself.")
              .formatted(folder, e),
          e);
    }
  }

  private static boolean holdsOneOf(Set<String> names, Path file) {
    try {
      return names.contains(nameOf(Base64.getDecoder().decode(Files.readString(file).strip())));
    } catch (IOException | IllegalArgumentException notAKey) {
      return false;
    }
  }

  /** On a disk that writes in place the bytes are gone; elsewhere overwriting does no harm. */
  private static void shred(Path file) throws IOException {
    Path going = file;
    if (!file.toString().endsWith(SHRED)) {
      going = Files.move(file, file.resolveSibling(file.getFileName() + SHRED));
    }
    Files.write(
        going,
        new byte[(int) Files.size(going)],
        StandardOpenOption.WRITE,
        StandardOpenOption.DSYNC);
    Files.delete(going);
  }

  static String nameOf(byte[] key) {
    byte[] digest = AesGcm.sha256("muster.kek.1".getBytes(StandardCharsets.UTF_8), key);
    return HexFormat.of().formatHex(Arrays.copyOf(digest, SHORT_NAME_BYTES));
  }

  private String nextName() {
    int last =
        files().keySet().stream()
            .map(name -> name.substring(0, name.length() - SUFFIX.length()))
            .filter(name -> name.matches("\\d{1,8}"))
            .mapToInt(Integer::parseInt)
            .max()
            .orElse(0);
    return "%04d%s".formatted(last + 1, SUFFIX);
  }

  private TreeMap<String, Path> files() {
    try (Stream<Path> files = Files.list(folder)) {
      Map<String, Path> byName = new TreeMap<>();
      files
          .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
          .forEach(file -> byName.put(file.getFileName().toString(), file));
      return new TreeMap<>(byName);
    } catch (IOException e) {
      throw new KeysUnavailableException(
          "The folder of key-encryption keys cannot be read: " + e, e);
    }
  }

  private static byte[] read(Path file) {
    byte[] key;
    try {
      key = Base64.getDecoder().decode(Files.readString(file).strip());
    } catch (IOException | IllegalArgumentException e) {
      throw new KeysUnavailableException(
          "%s cannot be read as a base64 key.%s".formatted(file, HOW), e);
    }
    if (key.length != AesGcm.KEY_BYTES) {
      throw new KeysUnavailableException(
          "%s holds %d bytes; a key-encryption key is %d.%s"
              .formatted(file, key.length, AesGcm.KEY_BYTES, HOW));
    }
    if (isTyped(key)) {
      throw new KeysUnavailableException(
          "%s holds something typed, not random bytes; anybody may guess it.%s"
              .formatted(file, HOW));
    }
    return key;
  }

  /** Random bytes are hardly ever all printable, or all the same: once in 10^13 keys. */
  private static boolean isTyped(byte[] key) {
    boolean printable = true;
    boolean same = true;
    for (byte b : key) {
      printable &= b >= ' ' && b <= '~';
      same &= b == key[0];
    }
    return printable || same;
  }

  private void makeDurable() throws IOException {
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  private static FileAttribute<?>[] forMyselfAlone(Path folder, String permissions) {
    if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    Set<PosixFilePermission> wanted = PosixFilePermissions.fromString(permissions);
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(wanted)};
  }
}
