package io.muster.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An evidence bundle made from docs/evidence-bundle.md, as files by their paths. */
final class SampleBundle {

  static final byte[] LOG_FILE = "GET /admin 200\n".getBytes(StandardCharsets.UTF_8);

  final SampleWorld world;
  final Map<String, byte[]> files = new LinkedHashMap<>();

  private SampleBundle(SampleWorld world) {
    this.world = world;
  }

  /** One about the first incident of a random log, to which a file was attached. */
  static SampleBundle of(Path directory, long seed) throws IOException {
    return of(directory, seed, "incident.attachment-added");
  }

  /** The same, the file being named by an event of this type. */
  static SampleBundle of(Path directory, long seed, String naming) throws IOException {
    SampleLog log = SampleLog.random(new Random(seed), 30);
    Map<String, Object> attached =
        log.commits.stream()
            .filter(commit -> commit.get("aggregateId").equals(SampleLog.INCIDENT))
            .filter(commit -> (Long) commit.get("sequence") > 0)
            .map(commit -> (Map<String, Object>) event(commit))
            .findFirst()
            .orElseThrow();
    attached.put("type", naming);
    attached.put(
        "payload",
        "{\"incidentId\":\"%s\",\"sha256\":\"%s\"}".formatted(SampleLog.INCIDENT, hex(LOG_FILE)));
    log.fit(0);
    SampleBundle bundle = new SampleBundle(SampleWorld.signed(log, List.of(5, 30, 30), 1));
    bundle.fill(directory);
    return bundle;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> event(Map<String, Object> commit) {
    return ((List<Map<String, Object>>) commit.get("events")).getFirst();
  }

  private void fill(Path directory) throws IOException {
    Path export = Files.writeString(directory.resolve("export.jsonl"), world.log().export());
    SignedCheckpoints signed = SignedCheckpoints.of(world.notes(), world.keys());
    text("VERIFY.md", "# How to verify this\n");
    text("report.json", "{\"number\":\"INC-101\"}\n");
    files.put("evidence/1-access.log", LOG_FILE);
    text("log/incident-proof.json", Prover.incident(export, signed, SampleLog.INCIDENT));
    text(
        "log/consistency-proof.json",
        Prover.consistency(export, signed, world.signed().getFirst(), world.newest()));
    text("log/checkpoints.txt", world.notes());
    text("log/keys.txt", world.keys());
    sign(world.newestKey());
  }

  /** Lists the files as they are now, and signs the list. */
  void sign(SampleKey key) {
    files.remove("manifest.json");
    files.remove("manifest.note");
    List<Map<String, Object>> listed = new ArrayList<>();
    files.forEach(
        (path, content) -> {
          Map<String, Object> file = new LinkedHashMap<>();
          file.put("path", path);
          file.put("size", (long) content.length);
          file.put("sha256", hex(content));
          listed.add(file);
        });
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("format", "muster-bundle");
    manifest.put("version", 1L);
    manifest.put("incident", SampleLog.INCIDENT);
    manifest.put("number", "INC-101");
    manifest.put("size", world.newest());
    manifest.put("files", listed);
    manifest.put("leftOut", List.of());
    text("manifest.json", JsonText.of(manifest) + "\n");
    String said =
        "sample.example/log/bundle\n%s\nsize %d\ntime 2026-11-24T04:00:01Z\n"
            .formatted(hex(files.get("manifest.json")), world.newest());
    text("manifest.note", said + "\n" + key.sign(said));
  }

  private void text(String path, String content) {
    files.put(path, content.getBytes(StandardCharsets.UTF_8));
  }

  /** The zip with these files. */
  static Path zip(Path file, Map<String, byte[]> files) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> each : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(each.getKey()));
        zip.write(each.getValue());
      }
    }
    return file;
  }

  private static String hex(byte[] content) {
    return HexFormat.of().formatHex(Hashes.sha256().digest(content));
  }
}
