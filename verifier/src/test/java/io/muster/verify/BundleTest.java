package io.muster.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence bundles, checked by both verifiers. */
class BundleTest {

  private static PythonVerifier python;

  @TempDir private Path directory;

  private SampleBundle bundle;

  @BeforeAll
  static void startPython() throws IOException {
    python = new PythonVerifier();
  }

  @AfterAll
  static void stopPython() throws IOException {
    python.close();
  }

  @BeforeEach
  void make() throws IOException {
    bundle = SampleBundle.of(directory, 3);
  }

  @Test
  void a_bundle_is_proven_with_its_own_keys_and_with_those_one_trusts() throws IOException {
    Path zip = SampleBundle.zip(directory.resolve("bundle.zip"), bundle.files);
    Path keys = Files.writeString(directory.resolve("trusted.txt"), bundle.world.keys());
    BundleVerification own = BundleVerifier.verify(zip, Optional.empty());
    assertThat(own.findings()).isEmpty();
    assertThat(own.number()).isEqualTo("INC-101");
    assertThat(own.files()).isEqualTo(7);
    assertThat(own.keysFromBundle()).isTrue();
    assertThat(own.key()).isEqualTo(bundle.world.newestKey().verifierKey());
    assertThat(BundleVerifier.verify(zip, Optional.of(bundle.world.keys())).findings()).isEmpty();
    assertThat(python.check("bundle", zip))
        .containsEntry("proven", true)
        .containsEntry("files", 7L);
    assertThat(python.check("bundle", zip, keys)).containsEntry("proven", true);
  }

  @Test
  void whichever_bit_of_whichever_file_is_flipped_that_file_is_named() throws IOException {
    Random random = new Random(11);
    for (String path : bundle.files.keySet()) {
      for (int round = 0; round < 12; round++) {
        Map<String, byte[]> files = new LinkedHashMap<>(bundle.files);
        byte[] content = files.get(path).clone();
        content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));
        files.put(path, content);
        assertBothName(path, files);
      }
    }
  }

  @Test
  void whatever_is_left_out_added_or_put_in_anothers_place_is_named() throws IOException {
    for (String path : bundle.files.keySet()) {
      Map<String, byte[]> files = new LinkedHashMap<>(bundle.files);
      files.remove(path);
      assertBothName(path, files);
    }
    Map<String, byte[]> more = new LinkedHashMap<>(bundle.files);
    more.put("evidence/2-more.log", SampleBundle.LOG_FILE);
    assertBothName("evidence/2-more.log", more);
    Map<String, byte[]> swapped = new LinkedHashMap<>(bundle.files);
    swapped.put("VERIFY.md", bundle.files.get("report.json"));
    assertBothName("VERIFY.md", swapped);
  }

  @Test
  void evidence_that_no_event_names_is_found_even_when_the_manifest_is_signed() throws IOException {
    bundle.files.put("evidence/1-access.log", "GET / 200\n".getBytes());
    bundle.sign(bundle.world.newestKey());
    assertBothName("evidence/1-access.log", bundle.files);
  }

  @Test
  void collected_evidence_is_named_by_its_event_and_by_no_look_at_it() throws IOException {
    SampleBundle collected = SampleBundle.of(directory, 4, "evidence.collected");
    Path zip = SampleBundle.zip(directory.resolve("collected.zip"), collected.files);
    assertThat(BundleVerifier.verify(zip, Optional.empty()).findings()).isEmpty();
    assertThat(python.check("bundle", zip)).containsEntry("proven", true);
    SampleBundle looked = SampleBundle.of(directory, 5, "evidence.viewed");
    Path other = SampleBundle.zip(directory.resolve("looked.zip"), looked.files);
    assertThat(paths(BundleVerifier.verify(other, Optional.empty())))
        .containsExactly("evidence/1-access.log");
    assertThat(python.check("bundle", other)).containsEntry("proven", false);
  }

  @Test
  void a_bundle_signed_anew_by_somebody_else_is_found_by_whoever_has_the_keys() throws IOException {
    SampleBundle forged = SampleBundle.of(directory, 3);
    Path zip = SampleBundle.zip(directory.resolve("forged.zip"), forged.files);
    Path keys = Files.writeString(directory.resolve("trusted.txt"), bundle.world.keys());
    assertThat(BundleVerifier.verify(zip, Optional.empty()).findings()).isEmpty();
    assertThat(paths(BundleVerifier.verify(zip, Optional.of(bundle.world.keys()))))
        .contains("manifest.note", "log/incident-proof.json");
    assertThat(python.check("bundle", zip, keys)).containsEntry("proven", false);
  }

  @Test
  void a_zip_that_is_damaged_itself_is_named_or_refused() throws IOException {
    byte[] whole =
        Files.readAllBytes(SampleBundle.zip(directory.resolve("whole.zip"), bundle.files));
    Random random = new Random(5);
    for (int round = 0; round < 400; round++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      Path file = Files.write(directory.resolve("damaged.zip"), damaged);
      assertThat(python.check("bundle", file).keySet()).containsAnyOf("proven", "unreadable");
      try {
        if (BundleVerifier.verify(file, Optional.empty()).findings().isEmpty()) {
          // What was hit is nobody's content, such as the time of an entry.
          assertThat(unpacked(file)).isEqualTo(unpacked(directory.resolve("whole.zip")));
        }
      } catch (IOException refused) {
        assertThat(refused.getMessage()).isNotBlank();
      }
    }
  }

  private static Map<String, String> unpacked(Path file) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        byte[] content = zip.getInputStream(entry).readAllBytes();
        contents.put(entry.getName(), HexFormat.of().formatHex(content));
      }
    }
    return contents;
  }

  private void assertBothName(String path, Map<String, byte[]> files) throws IOException {
    Path zip = SampleBundle.zip(directory.resolve("bundle.zip"), files);
    assertThat(paths(BundleVerifier.verify(zip, Optional.empty()))).contains(path);
    Map<String, Object> theirs = python.check("bundle", zip);
    assertThat(theirs).containsEntry("proven", false);
    assertThat(theirs.get("findings").toString()).contains("path=" + path);
  }

  private static List<String> paths(BundleVerification verification) {
    return verification.findings().stream().map(BundleVerification.Damage::path).toList();
  }
}
