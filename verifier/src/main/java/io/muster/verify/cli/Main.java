package io.muster.verify.cli;

import io.muster.verify.Verify;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The verifier as a program of its own: {@code java -jar} and nothing else. */
public final class Main {

  private static final String HELP =
      """
      Checks what a Muster event log proves. Needs no server, only the files.

        verify log EXPORT [--checkpoints FILE --keys FILE] [--json]
        verify proof PROOF --keys FILE [--json]
        verify bundle BUNDLE [--keys FILE] [--json]

      log     an export, from its first event to its last, and against published checkpoints
      proof   that events stand in a signed log, or that one signed log continues another
      bundle  that every file of an evidence bundle is the one that was handed out

        --checkpoints FILE   signed checkpoints, as they were published
        --keys FILE          the keys they are signed with, from a source you trust
        --json               one JSON object instead of sentences
        --help               this

      Exit codes: 0 intact and complete up to the newest checkpoint, or proven; 1 damaged, and the
      findings name the events; 2 a file is missing or not what it should be; 3 nothing is wrong as
      far as can be seen, but no checkpoint proves it.
      """;

  private Main() {}

  /** Runs the program. */
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), out, err));
  }

  /** Runs the program with these streams; answers its exit code. */
  public static int run(List<String> arguments, PrintWriter out, PrintWriter err) {
    if (arguments.isEmpty() || arguments.contains("--help") || arguments.contains("-h")) {
      out.print(HELP);
      out.flush();
      return arguments.isEmpty() ? Verify.UNREADABLE : Verify.PROVEN;
    }
    List<String> words = new ArrayList<>();
    Map<String, String> options = new HashMap<>();
    boolean json = false;
    for (int i = 0; i < arguments.size(); i++) {
      switch (arguments.get(i)) {
        case "--json" -> json = true;
        case "--checkpoints", "--keys" -> {
          if (i + 1 == arguments.size()) {
            return usage(err, arguments.get(i) + " wants a file");
          }
          options.put(arguments.get(i), arguments.get(++i));
        }
        case String word when word.startsWith("--") -> {
          return usage(err, "there is no option " + word);
        }
        case String word -> words.add(word);
      }
    }
    if (words.size() != 2) {
      return usage(err, "say what to check, log, proof or bundle, and which file");
    }
    return check(words, options, new Verify(out, err, json), err);
  }

  private static int check(
      List<String> words, Map<String, String> options, Verify verify, PrintWriter err) {
    Path file = Path.of(words.get(1));
    Optional<Path> checkpoints = Optional.ofNullable(options.get("--checkpoints")).map(Path::of);
    Optional<Path> keys = Optional.ofNullable(options.get("--keys")).map(Path::of);
    return switch (words.getFirst()) {
      case "log" ->
          checkpoints.isPresent() == keys.isPresent()
              ? verify.log(file, checkpoints.map(notes -> new Verify.Against(notes, keys.get())))
              : usage(err, "--checkpoints and --keys belong together");
      case "proof" ->
          keys.isPresent()
              ? verify.proof(file, keys.get())
              : usage(err, "a proof is checked with --keys");
      case "bundle" -> verify.bundle(file, keys);
      default -> usage(err, "only \"log\", \"proof\" and \"bundle\" can be checked");
    };
  }

  private static int usage(PrintWriter err, String what) {
    err.println("cannot verify: " + what + "; --help tells more");
    err.flush();
    return Verify.UNREADABLE;
  }
}
