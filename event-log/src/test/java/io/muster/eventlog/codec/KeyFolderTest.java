package io.muster.eventlog.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFolderTest {

  @TempDir Path folder;

  @Test
  void an_empty_folder_is_refused_with_the_way_to_make_a_key() {
    assertThatThrownBy(() -> KeyFolder.at(folder))
        .isInstanceOf(KeysUnavailableException.class)
        .hasMessageContaining("head -c 32 /dev/urandom | base64");
  }

  @Test
  void a_key_somebody_typed_or_of_the_wrong_length_is_refused() throws IOException {
    write("0001.key", "demo-key-encryption-key-local-32".getBytes(StandardCharsets.US_ASCII));
    assertThatThrownBy(() -> KeyFolder.at(folder)).hasMessageContaining("typed, not random");
    write("0001.key", new byte[32]);
    assertThatThrownBy(() -> KeyFolder.at(folder)).hasMessageContaining("typed, not random");
    write("0001.key", new byte[16]);
    assertThatThrownBy(() -> KeyFolder.at(folder)).hasMessageContaining("16 bytes");
    Files.writeString(folder.resolve("0001.key"), "not base64!");
    assertThatThrownBy(() -> KeyFolder.at(folder)).hasMessageContaining("0001.key cannot be read");
  }

  @RepeatedTest(20)
  void processes_that_make_the_first_key_at_once_agree_on_it() throws Exception {
    Set<String> names = ConcurrentHashMap.newKeySet();
    var threads =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    Thread.ofVirtual()
                        .start(
                            () ->
                                KeyFolder.atOrMade(folder)
                                    .newestBut(Set.of())
                                    .ifPresent(names::add)))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(names).hasSize(1);
  }

  @Test
  void a_key_is_for_its_owner_alone() throws IOException {
    KeyFolder.atOrMade(folder.resolve("keys"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys"))))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("keys/0001.key"))))
        .isEqualTo("rw-------");
  }

  private void write(String name, byte[] key) throws IOException {
    Files.writeString(folder.resolve(name), Base64.getEncoder().encodeToString(key));
  }
}
