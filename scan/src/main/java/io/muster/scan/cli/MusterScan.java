package io.muster.scan.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.muster.contracts.dependency.MapEdge;
import io.muster.scan.SourceRepository;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code muster-scan}: says what a source repository needs, and sends it to Muster if asked. */
@Command(
    name = "muster-scan",
    mixinStandardHelpOptions = true,
    version = "muster-scan 0.1",
    description = {
      "Looks through a source repository for what needs what: Maven, npm, Go and Python manifests,"
          + " connection strings in configuration, Compose files and Kubernetes manifests.",
      "Prints it, or sends it to Muster's dependency map with --to. Of connection strings only the"
          + " host leaves this program: no user, no password, no path."
    },
    footer = {
      "",
      "With --to, the key of an integration of the kind \"Dependencies\" is taken from the"
          + " environment: MUSTER_KEY.",
      "Exit codes: 0 done, 1 Muster did not take it, 2 the folder or an option cannot be used."
    })
public final class MusterScan implements Callable<Integer> {

  static final int OK = 0;
  static final int NOT_TAKEN = 1;
  static final int UNUSABLE = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .setSerializationInclusion(JsonInclude.Include.NON_NULL)
          .enable(SerializationFeature.INDENT_OUTPUT);

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      defaultValue = ".",
      description = "The repository's folder; by default this one.")
  private Path folder;

  @Option(
      names = "--name",
      description = "What the repository is called on the map; by default as its folder.")
  private String name;

  @Option(names = "--json", description = "Print what would be sent.")
  private boolean json;

  @Option(
      names = "--to",
      paramLabel = "URL",
      description = "Send it to Muster, whose public address this is.")
  private URI to;

  private final Map<String, String> environment;

  MusterScan(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Runs the tool. */
  public static void main(String[] args) {
    System.exit(commandLine(System.getenv()).execute(args));
  }

  static CommandLine commandLine(Map<String, String> environment) {
    return new CommandLine(new MusterScan(environment))
        .setExecutionExceptionHandler(
            (e, command, parsed) -> {
              // A message may quote what is in a file; its kind says enough.
              command.getErr().println("muster-scan: failed: " + e.getClass().getSimpleName());
              return UNUSABLE;
            });
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    if (!Files.isDirectory(folder)) {
      err.println("muster-scan: there is no folder " + folder);
      return UNUSABLE;
    }
    Path root = folder.toAbsolutePath().normalize();
    String called =
        name != null && !name.isBlank()
            ? name.strip()
            : root.getFileName() == null ? "repository" : root.getFileName().toString();
    SourceRepository.Result result = SourceRepository.scan(root, called);
    result.skipped().forEach(why -> err.println("skipped " + why));
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("origin", result.origin());
    report.put("nodes", result.found().nodes());
    report.put("edges", result.found().edges());
    if (to != null) {
      return send(report, result, err);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(JSON.writeValueAsString(report));
    } else {
      for (MapEdge edge : result.found().edges()) {
        out.printf(
            "%s needs %s (%d %%, %s)%n", edge.from(), edge.to(), edge.confidence(), edge.where());
      }
      out.printf(
          "%d places, %d dependencies%n",
          result.found().nodes().size(), result.found().edges().size());
    }
    out.flush();
    return OK;
  }

  private int send(Map<String, Object> report, SourceRepository.Result result, PrintWriter err)
      throws IOException, InterruptedException {
    String key = environment.get("MUSTER_KEY");
    if (key == null || key.isBlank()) {
      err.println("muster-scan: put the integration's key into MUSTER_KEY");
      return UNUSABLE;
    }
    if (to.getHost() == null || !("https".equals(to.getScheme()) || isHere())) {
      err.println("muster-scan: give an address that begins with https://");
      return UNUSABLE;
    }
    URI door = URI.create(to.toString().replaceAll("/+$", "") + "/intake/dependencies");
    HttpResponse<Void> answer;
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      answer =
          http.send(
              HttpRequest.newBuilder(door)
                  .timeout(PATIENCE)
                  .header("Authorization", "Bearer " + key.strip())
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(report)))
                  .build(),
              HttpResponse.BodyHandlers.discarding());
    } catch (IOException e) {
      err.println("muster-scan: Muster cannot be reached: " + e.getClass().getSimpleName());
      return NOT_TAKEN;
    }
    if (answer.statusCode() != 202) {
      err.println("muster-scan: Muster did not take it: status " + answer.statusCode());
      return NOT_TAKEN;
    }
    spec.commandLine()
        .getOut()
        .printf("Sent %d dependencies of %s%n", result.found().edges().size(), result.origin());
    spec.commandLine().getOut().flush();
    return OK;
  }

  /** A key goes over a network only encrypted. */
  private boolean isHere() {
    return "http".equals(to.getScheme())
        && ("127.0.0.1".equals(to.getHost()) || "localhost".equals(to.getHost()));
  }
}
