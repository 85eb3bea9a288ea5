package io.muster.eventlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.muster.eventlog.Commit;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.Head;
import io.muster.eventlog.NewEvent;
import io.muster.eventlog.testing.MongoEngine;
import io.muster.eventlog.testing.MongoServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What an auditor types, and what comes of it. */
class MusterLogIT {

  @RegisterExtension static final MongoEngine mongo = new MongoEngine();

  private static final byte[] NONE = "{}".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void a_log_is_exported_and_verified_and_damage_to_it_is_told_apart_from_a_bad_file()
      throws IOException {
    Head head = record("tool");
    Path export = directory.resolve("log.jsonl");
    assertThat(run("export", "--uri", mongo.uri("tool"), "--out", export.toString())).isZero();
    assertThat(out.toString()).contains("exported: 2 events");
    assertThat(run("verify", export.toString())).as("nothing proves it").isEqualTo(3);
    assertThat(out.toString())
        .contains("verified: 2 events, head " + HexFormat.of().formatHex(head.hash()))
        .contains("integrity: not provable", "completeness: not provable");

    MongoDatabase database = mongo.client().getDatabase("tool");
    database.getCollection("events").deleteOne(new Document("_id", 1L));
    assertThat(run("export", "--uri", mongo.uri("tool"), "--out", export.toString())).isZero();
    assertThat(run("verify", export.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("damaged: event at position 1 is missing");
    database.drop();
  }

  @Test
  void what_was_signed_is_proven_and_handed_on() throws IOException {
    Path vectors = MongoServer.root().resolve("docs/log-format");
    String export = vectors.resolve("export.jsonl").toString();
    String checkpoints = vectors.resolve("checkpoints.txt").toString();
    String keys = vectors.resolve("keys.txt").toString();
    assertThat(run("verify", export, "--checkpoints", checkpoints, "--keys", keys)).isZero();
    assertThat(out.toString()).contains("integrity: intact", "completeness: complete");

    String proof = directory.resolve("proof.json").toString();
    String[] prove = {
      "prove", export, "--checkpoints", checkpoints, "--keys", keys, "--out", proof
    };
    assertThat(run(with(prove, "--incident", "incident-1"))).isZero();
    assertThat(run("verify-proof", proof, "--keys", keys)).isZero();
    assertThat(out.toString()).contains("events about incident incident-1 stand in the log of");
    assertThat(run(with(prove, "--from", "7", "--to", "46"))).isZero();
    assertThat(run("verify-proof", proof, "--keys", keys)).isZero();
    assertThat(out.toString()).contains("continues the log of 7 events");
    assertThat(run(with(prove, "--incident", "INC-7"))).isEqualTo(2);
    assertThat(err.toString()).contains("cannot prove: there is no incident INC-7");
  }

  @Test
  void a_log_is_brought_back_elsewhere_hash_for_hash_and_goes_on_there() throws IOException {
    Head head = record("source");
    mongo
        .client()
        .getDatabase("source_keys")
        .getCollection("keys")
        .insertOne(new Document("_id", "person/rosa").append("by", "k1"));
    String export = directory.resolve("log.jsonl").toString();
    String keys = directory.resolve("keys.jsonl").toString();
    assertThat(run("export", "--uri", mongo.uri("source"), "--out", export, "--keys-out", keys))
        .isZero();
    assertThat(run("import", export, "--keys", keys, "--uri", mongo.uri("restored"))).isZero();
    assertThat(out.toString()).contains("imported: 1 keys", "imported: 2 events, head ");
    assertThat(run("import", export, "--uri", mongo.uri("restored")))
        .as("a log is never mixed with another")
        .isEqualTo(2);
    assertThat(err.toString()).contains("holds a log already");

    String again = directory.resolve("again.jsonl").toString();
    assertThat(run("export", "--uri", mongo.uri("restored"), "--out", again)).isZero();
    assertThat(Path.of(again)).hasSameTextualContentAs(Path.of(export));
    MongoDatabase restored = mongo.client().getDatabase("restored");
    MongoDatabase restoredKeys = mongo.client().getDatabase("restored_keys");
    assertThat(restoredKeys.getCollection("keys").find().first().getString("by")).isEqualTo("k1");
    try (EventLog log = EventLog.open(restored, Clock.systemUTC())) {
      assertThat(log.findByIdempotencyKey("once")).isPresent();
      byte[] json = "{}".getBytes(StandardCharsets.UTF_8);
      log.append(new Commit("Drill", "d-9", 0, List.of(new NewEvent("e-9", "x", 1, json, json))));
      assertThat(log.head().position()).isEqualTo(head.position() + 1);
    }
    restored.drop();
    mongo.client().getDatabase("source").drop();
  }

  @Test
  void a_damaged_export_is_not_brought_back() throws IOException {
    record("damaged");
    Path export = directory.resolve("log.jsonl");
    run("export", "--uri", mongo.uri("damaged"), "--out", export.toString());
    Files.writeString(export, Files.readString(export).replace("e-1", "e-7"));
    assertThat(run("import", export.toString(), "--uri", mongo.uri("nowhere"))).isEqualTo(1);
    assertThat(err.toString())
        .contains("damaged: event at position 2 (id e-7, type x) was changed");
    assertThat(mongo.client().getDatabase("nowhere").listCollectionNames()).isEmpty();
    mongo.client().getDatabase("damaged").drop();
  }

  @Test
  void the_newest_events_and_what_there_is_are_told() {
    record("told");
    assertThat(run("tail", "-n", "1", "--uri", mongo.uri("told"))).isZero();
    assertThat(out.toString()).startsWith("2  ").contains("  x  Drill d-1  {");
    assertThat(run("tail", "--from", "1", "--uri", mongo.uri("told"))).isZero();
    assertThat(out.toString()).contains("1  ").contains("Drill d-0");
    assertThat(run("stats", "--uri", mongo.uri("told"))).isZero();
    assertThat(out.toString()).containsPattern("events +2").containsPattern("2 +x");
    assertThat(run("stats", "--uri", mongo.uri("empty"))).isZero();
    mongo.client().getDatabase("told").drop();
  }

  @Test
  void what_is_missing_or_no_export_is_unreadable_and_not_called_damaged() throws IOException {
    assertThat(run("verify", directory.resolve("nothing").toString())).isEqualTo(2);
    Path other = Files.writeString(directory.resolve("other.json"), "{\"a\":1}\n");
    assertThat(run("verify", other.toString())).isEqualTo(2);
    Path empty = Files.writeString(directory.resolve("empty"), "");
    assertThat(run("verify", empty.toString())).isEqualTo(2);
    assertThat(err.toString()).doesNotContain("damaged");
  }

  @Test
  void an_export_cut_short_is_noticed() throws IOException {
    record("short");
    Path export = directory.resolve("log.jsonl");
    run("export", "--uri", mongo.uri("short"), "--out", export.toString());
    List<String> lines = Files.readAllLines(export);
    Files.write(export, lines.subList(0, lines.size() - 1));
    assertThat(run("verify", export.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("breaks off after position 2");
    mongo.client().getDatabase("short").drop();
  }

  @Test
  void a_password_in_the_connection_string_is_never_printed() {
    String out = directory.resolve("x").toString();
    assertThat(run("export", "--uri", "mongodb://u:s3cret@/db", "--out", out)).isEqualTo(2);
    assertThat(run("export", "--uri", "mongodb://u:s3cret@127.0.0.1:1/", "--out", out))
        .isEqualTo(2);
    assertThat(err.toString() + this.out).doesNotContain("s3cret").contains("no database");
  }

  @Test
  void every_command_explains_itself() {
    assertThat(run("--help")).isZero();
    for (String command : MusterLog.commandLine().getSubcommands().keySet()) {
      assertThat(run(command, "--help")).as(command).isZero();
    }
    assertThat(out.toString()).contains("Exit codes:", "--checkpoints", "--uri");
  }

  private static String[] with(String[] arguments, String... more) {
    return Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new);
  }

  private int run(String... arguments) {
    CommandLine tool = MusterLog.commandLine();
    return tool.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
  }

  private static Head record(String database) {
    try (EventLog log = EventLog.open(mongo.client().getDatabase(database), Clock.systemUTC())) {
      for (int i = 0; i < 2; i++) {
        byte[] json = "{\"idempotencyKey\":\"once\"}".getBytes(StandardCharsets.UTF_8);
        log.append(
            new Commit(
                "Drill",
                "d-" + i,
                0,
                List.of(new NewEvent("e-" + i, "x", 1, i == 0 ? json : NONE, NONE)),
                i == 0 ? Optional.of("once") : Optional.empty(),
                Optional.empty()));
      }
      return log.head();
    }
  }
}
