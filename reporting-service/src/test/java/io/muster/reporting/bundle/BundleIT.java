package io.muster.reporting.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.Person;
import io.muster.contracts.evidence.EvidenceClass;
import io.muster.contracts.evidence.EvidenceEvent;
import io.muster.contracts.evidence.EvidenceOrigin;
import io.muster.contracts.incident.AccessEvent;
import io.muster.contracts.incident.AttachmentEvent;
import io.muster.reporting.testing.Outage;
import io.muster.reporting.testing.TestService;
import io.muster.starter.ContentStore;
import io.muster.verify.BundleVerification;
import io.muster.verify.BundleVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Evidence bundles of the service as it runs, checked with the verifier and the published keys. */
class BundleIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final String BUNDLE = "/api/evidence/incidents/INC-142/bundle.zip";
  private static final Actor ROSA = Actor.person(Outage.ROSA, "Rosa Reyes");
  private static final byte[] ACCESS_LOG =
      "203.0.113.7 GET /checkout 500\n".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path directory;

  @BeforeAll
  static void a_night_with_files() {
    SERVICE.record(Outage.events());
    attach("kept", "../rosa@muster.example access.log", ACCESS_LOG);
    attach("gone", "wrong.log", "Not ours\n".getBytes(StandardCharsets.UTF_8));
    SERVICE.record(
        new AttachmentEvent.Withdrawn(
            Outage.INCIDENT, "gone", "Of another customer", ROSA, Outage.at(5001)));
    SERVICE.record(
        new AttachmentEvent.Added(
            Outage.INCIDENT,
            "erased",
            "ab".repeat(32),
            "erased.log",
            "text/plain",
            7,
            null,
            ROSA,
            Outage.at(5002)));
  }

  private static void attach(String id, String name, byte[] content) {
    String sha256 =
        SERVICE
            .bean(ContentStore.class)
            .put(Outage.INCIDENT, "text/plain", Outage.at(5000), content);
    SERVICE.record(
        new AttachmentEvent.Added(
            Outage.INCIDENT,
            id,
            sha256,
            name,
            "text/plain",
            content.length,
            null,
            ROSA,
            Outage.at(5000)));
  }

  @Test
  void a_bundle_holds_report_files_and_proofs_and_is_proven_with_the_published_keys()
      throws IOException {
    TestService.Answer answer = SERVICE.get(BUNDLE, SERVICE.mina()).is(200);
    assertThat(answer.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"INC-142-evidence.zip\"");
    Path file = Files.write(directory.resolve("bundle.zip"), answer.bytes());
    BundleVerification verified = BundleVerifier.verify(file, Optional.of(publishedKeys()));
    assertThat(verified.findings()).isEmpty();
    assertThat(verified.number()).isEqualTo("INC-142");

    assertThat(names(file))
        .containsExactly(
            "VERIFY.md",
            "check.html",
            "INC-142-report.json",
            "INC-142-report.csv",
            "INC-142-report.pdf",
            "evidence/1-_rosa_muster.example_access.log",
            "log/incident-proof.json",
            "log/consistency-proof.json",
            "log/checkpoints.txt",
            "log/keys.txt",
            "manifest.json",
            "manifest.note");
    assertThat(content(file, "evidence/1-_rosa_muster.example_access.log")).isEqualTo(ACCESS_LOG);
    assertThat(text(file, "VERIFY.md"))
        .contains("INC-142-evidence.zip", publishedKeys().strip())
        .doesNotContain("{");
    JsonNode manifest = new JsonMapper().readTree(content(file, "manifest.json"));
    assertThat(manifest.path("leftOut").valueStream().map(left -> left.path("reason").asString()))
        .containsExactly("WITHDRAWN", "ERASED");
  }

  @Test
  void evidence_comes_with_its_chain_of_custody_and_what_is_privileged_or_deleted_stays_away()
      throws IOException {
    SERVICE.record(Outage.opened("inc-160", 160));
    collect("log", "auth.log");
    collect("memo", "memo.txt");
    collect("gone", "gone.txt");
    collect("lost", "lost.txt");
    SERVICE.record(
        new EvidenceEvent.PrivilegeSet(
            "inc-160", "memo", List.of(), "Advice of counsel", ROSA, Outage.at(5200)));
    delete("gone");
    delete("lost");
    collect("again", "again.txt", "Content of lost");
    Path file =
        Files.write(
            directory.resolve("bundle.zip"),
            SERVICE.get(BUNDLE.replace("INC-142", "INC-160"), SERVICE.mina()).is(200).bytes());
    assertThat(BundleVerifier.verify(file, Optional.of(publishedKeys())).findings()).isEmpty();
    assertThat(names(file)).contains("evidence/1-auth.log", "evidence/2-again.txt", "custody.json");
    assertThat(names(file)).noneMatch(name -> name.contains("memo") || name.contains("gone"));
    JsonNode manifest = new JsonMapper().readTree(content(file, "manifest.json"));
    assertThat(manifest.path("leftOut").valueStream().map(left -> left.path("reason").asString()))
        .containsExactly("PRIVILEGED", "DELETED");
    JsonNode items = new JsonMapper().readTree(content(file, "custody.json")).path("items");
    assertThat(items.path(0).path("name").asString()).isEqualTo("auth.log");
    assertThat(items.path(0).path("custody").path(0).path("sentence").asString())
        .contains("Rosa Reyes brought evidence log in");
    assertThat(items.path(1).path("privileged").asBoolean()).isTrue();
    assertThat(items.path(1).has("name") && !items.path(1).path("name").isNull()).isFalse();
    assertThat(items.path(2).path("custody").path(1).path("sentence").asString())
        .isEqualTo(
            "Mina Moreau deleted the content of evidence gone, as Rosa Reyes had asked: Kept long enough.");
  }

  private static void delete(String id) {
    SERVICE.record(
        new EvidenceEvent.Deleted(
            "inc-160",
            id,
            new Person(Outage.ROSA, "Rosa Reyes"),
            "Kept long enough",
            Actor.person("mina", "Mina Moreau"),
            Outage.at(5300)));
  }

  private static void collect(String id, String name) {
    collect(id, name, "Content of " + id);
  }

  private static void collect(String id, String name, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    String sha256 =
        SERVICE.bean(ContentStore.class).put("inc-160", "text/plain", Outage.at(5100), bytes);
    SERVICE.record(
        new EvidenceEvent.Collected(
            "inc-160",
            id,
            EvidenceClass.LOG,
            EvidenceOrigin.UPLOAD,
            null,
            sha256,
            "inc-160",
            bytes.length,
            "text/plain",
            name,
            "edge-1",
            null,
            new Person(Outage.ROSA, "Rosa Reyes"),
            Outage.at(5000),
            ROSA,
            Outage.at(5100)));
  }

  @Test
  void that_it_was_taken_away_is_in_the_ledger_with_the_hash_of_its_manifest() throws IOException {
    Path file =
        Files.write(
            directory.resolve("bundle.zip"), SERVICE.get(BUNDLE, SERVICE.mina()).is(200).bytes());
    String manifest = text(file, "manifest.note").lines().toList().get(1);
    JsonNode page =
        SERVICE.getUntil(
            "/api/ledger?limit=200&incident=INC-142",
            SERVICE.mina(),
            ledger -> ledger.toString().contains(manifest));
    assertThat(page.toString())
        .contains("Mina Moreau took an evidence bundle of the incident away");
  }

  @Test
  void an_auditor_takes_away_masks_where_others_take_names() throws IOException {
    Path file =
        Files.write(
            directory.resolve("bundle.zip"), SERVICE.get(BUNDLE, SERVICE.aude()).is(200).bytes());
    assertThat(BundleVerifier.verify(file, Optional.of(publishedKeys())).findings()).isEmpty();
    for (String name : names(file)) {
      assertThat(name).doesNotContain("rosa");
      assertThat(text(file, name)).as(name).doesNotContain("Rosa Reyes");
      if (name.contains("report")) {
        assertThat(text(file, name)).as(name).doesNotContain("rosa@muster.example");
      }
    }
  }

  @Test
  void any_changed_bit_of_any_file_is_found_at_that_file() throws IOException {
    Path file =
        Files.write(
            directory.resolve("bundle.zip"), SERVICE.get(BUNDLE, SERVICE.mina()).is(200).bytes());
    for (String changed : names(file)) {
      Path copy = directory.resolve("changed.zip");
      try (BundleFile damaged = new BundleFile(Outage.START)) {
        for (String name : names(file)) {
          byte[] content = content(file, name);
          if (name.equals(changed)) {
            content[content.length / 2] ^= 4;
          }
          damaged.add(name, out -> out.write(content));
        }
        damaged.finish();
        Files.copy(damaged.path(), copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
      assertThat(BundleVerifier.verify(copy, Optional.of(publishedKeys())).findings())
          .extracting(BundleVerification.Damage::path)
          .as("a bit of %s", changed)
          .contains(changed);
    }
  }

  @Test
  void the_same_files_of_the_same_state_are_the_same_bytes() throws IOException {
    List<String> hashes = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      try (BundleFile bundle = new BundleFile(Outage.START)) {
        bundle.add("a.txt", out -> out.write(ACCESS_LOG));
        assertThat(bundle.add("nothing.txt", out -> out.write(new byte[0]))).isFalse();
        hashes.add(bundle.finish());
        assertThat(bundle.files()).extracting(BundleFile.Listed::path).containsExactly("a.txt");
      }
    }
    assertThat(hashes.getFirst()).isEqualTo(hashes.getLast());
  }

  @Test
  void only_managers_and_auditors_take_bundles_and_only_of_what_they_may_see() {
    for (String token : List.of(SERVICE.rosa(), SERVICE.acme(), SERVICE.adam())) {
      SERVICE.get(BUNDLE, token).is(403);
    }
    SERVICE.get(BUNDLE, null).is(401);
    SERVICE.get(BUNDLE.replace("INC-142", "INC-9"), SERVICE.mina()).is(404);
    SERVICE.record(Outage.opened("inc-150", 150));
    SERVICE.record(new AccessEvent.MadePrivate("inc-150", "Personnel", ROSA, Outage.START));
    SERVICE.getUntil(
        "/api/ledger?limit=200",
        SERVICE.mina(),
        ledger -> ledger.toString().contains("Belongs to a private incident"));
    SERVICE.get(BUNDLE.replace("INC-142", "INC-150"), SERVICE.mina()).is(404);
  }

  private static String publishedKeys() {
    JsonNode keys = SERVICE.get("/api/ledger/head", SERVICE.mina()).is(200).json().path("keys");
    return String.join("\n", keys.valueStream().map(JsonNode::asString).toList()) + "\n";
  }

  private static List<String> names(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.stream().map(ZipEntry::getName).toList();
    }
  }

  private static byte[] content(Path file, String name) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.getInputStream(zip.getEntry(name)).readAllBytes();
    }
  }

  private static String text(Path file, String name) throws IOException {
    return new String(content(file, name), StandardCharsets.UTF_8);
  }
}
