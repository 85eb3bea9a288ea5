package io.muster.scan;

import io.muster.contracts.dependency.NodeKind;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Looks through a source repository: which components it builds and which of them need each other,
 * by their manifests; and what each connects to, by its configuration, Compose files and Kubernetes
 * manifests. Of what is configured only hosts leave this class, never a value.
 */
public final class SourceRepository {

  static final int LARGEST_FILE = 1_000_000;
  private static final int MOST_FILES = 200_000;

  private static final Set<String> PASSED_OVER =
      Set.of(
          ".git",
          "node_modules",
          "target",
          "build",
          "dist",
          "out",
          "vendor",
          ".venv",
          "venv",
          "__pycache__",
          ".gradle",
          ".idea",
          ".tox",
          "testdata",
          "fixtures");
  private static final Pattern COMPOSE =
      Pattern.compile("(docker-)?compose([.-][a-z0-9.-]+)?\\.ya?ml");
  private static final Pattern CONFIGURATION =
      Pattern.compile(
          "(application|bootstrap|config|settings)([.-][a-z0-9-]+)?\\.(ya?ml|properties|json|toml)|\\.env(\\.[a-z0-9-]+)?");

  private final Path root;
  private final String name;
  private final Found found = new Found();
  private final List<Component> components = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();
  private final List<Path> files = new ArrayList<>();

  private SourceRepository(Path root, String name) {
    this.root = root;
    this.name = name;
  }

  /**
   * Something that is built by itself.
   *
   * @param called what others name to need it, for instance Maven's group and artifact
   * @param needs what it names, with the line
   */
  record Component(
      Path folder, Path file, String name, String called, Map<String, Integer> needs) {}

  /**
   * What was found.
   *
   * @param skipped files that could not be read, with why; nothing of what is in them
   */
  public record Result(String origin, Found found, List<String> skipped) {
    public Result {
      skipped = List.copyOf(skipped);
    }
  }

  /**
   * Looks through it.
   *
   * @param name of the repository, which is what its configuration is of where no component is
   */
  public static Result scan(Path root, String name) throws IOException {
    SourceRepository repository = new SourceRepository(root.toAbsolutePath().normalize(), name);
    repository.gather();
    repository.read();
    return new Result(name, repository.found, repository.skipped);
  }

  private void gather() throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String called = folder.getFileName() == null ? "" : folder.getFileName().toString();
            return !folder.equals(root) && PASSED_OVER.contains(called)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && files.size() < MOST_FILES) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            skipped.add(relative(file) + ": cannot be opened");
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(Comparator.naturalOrder());
  }

  private void read() {
    for (Path file : files) {
      each(file, text -> Manifests.component(file, text).ifPresent(components::add));
    }
    // The innermost component a file lies in is the one it is of.
    components.sort(
        Comparator.comparing((Component one) -> one.folder().getNameCount()).reversed());
    related();
    for (Path file : files) {
      String called = file.getFileName().toString().toLowerCase(Locale.ROOT);
      if (COMPOSE.matcher(called).matches()) {
        each(file, text -> ComposeFile.read(text, relative(file), name, found));
      } else if (CONFIGURATION.matcher(called).matches()) {
        each(file, text -> Settings.read(text, called).forEach(setting -> setting(file, setting)));
      } else if (called.endsWith(".yaml") || called.endsWith(".yml")) {
        each(file, text -> manifests(file, text));
      }
    }
  }

  private void manifests(Path file, String text) {
    if (text.contains("apiVersion:") && text.contains("kind:") && !text.contains("{{")) {
      KubernetesManifests.read(text, relative(file), found);
    }
  }

  private void related() {
    Map<String, String> byCalled = new TreeMap<>();
    components.forEach(one -> byCalled.putIfAbsent(one.called(), one.name()));
    for (Component one : components) {
      found.node(one.name(), NodeKind.COMPONENT, name);
      one.needs()
          .forEach(
              (other, line) -> {
                String needed = byCalled.get(other);
                if (needed != null) {
                  found.needs(one.name(), needed, 90, relative(one.file()) + ":" + line);
                }
              });
    }
  }

  private void setting(Path file, Settings.Setting setting) {
    for (ConnectionStrings.Target target : ConnectionStrings.in(setting.key(), setting.value())) {
      Hosts.place(target.host(), target.kind(), name)
          .ifPresent(
              place -> {
                found.node(place.name(), place.kind(), null);
                found.needs(
                    ownerOf(file),
                    place.name(),
                    target.confidence(),
                    relative(file) + ":" + setting.line());
              });
    }
  }

  private String ownerOf(Path file) {
    return components.stream()
        .filter(one -> file.startsWith(one.folder()))
        .map(Component::name)
        .findFirst()
        .orElse(name);
  }

  private interface Reader {
    void read(String text);
  }

  /** One file that cannot be read keeps nobody from reading the others. */
  private void each(Path file, Reader reader) {
    if (!Manifests.isOne(file) && !mayMatter(file)) {
      return;
    }
    try {
      if (Files.size(file) > LARGEST_FILE) {
        skipped.add(relative(file) + ": larger than a megabyte");
        return;
      }
      reader.read(Files.readString(file, StandardCharsets.UTF_8));
    } catch (MalformedInputException e) {
      skipped.add(relative(file) + ": is no text in UTF-8");
    } catch (IOException e) {
      skipped.add(relative(file) + ": cannot be opened");
    } catch (UnreadableException e) {
      skipped.add(relative(file) + ": " + e.getMessage());
    }
  }

  private static boolean mayMatter(Path file) {
    String called = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return called.endsWith(".yaml")
        || called.endsWith(".yml")
        || CONFIGURATION.matcher(called).matches();
  }

  private String relative(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }
}
