package io.muster.reporting.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileIT {

  private static final String ORIGIN = "test.example/muster-log";
  private static final Instant T = Instant.parse("2026-10-05T08:00:00Z");

  @TempDir Path home;

  @Test
  void the_first_checkpoint_that_covers_a_position_is_found_in_a_file_of_any_length()
      throws IOException {
    CheckpointFile file = new CheckpointFile(home);
    file.check();
    assertThat(file.firstCovering(1)).as("nothing was signed").isEmpty();
    NoteKey first = NoteKey.generate(ORIGIN);
    NoteKey second = NoteKey.generate(ORIGIN);
    int checkpoints = 600;
    for (int i = 1; i <= checkpoints; i++) {
      Checkpoint.Statement statement = statement(i * 10L);
      file.add(
          i == 300
              ? Checkpoint.handOver(statement, second, Optional.of(first))
              : Checkpoint.sign(statement, i < 300 ? first : second));
    }
    for (long position = 1; position <= checkpoints * 10L; position += 7) {
      long covering = (position + 9) / 10 * 10;
      assertThat(file.firstCovering(position))
          .as("position %d", position)
          .map(Checkpoint::position)
          .contains(covering);
    }
    assertThat(file.firstCovering(3_000)).map(Checkpoint::position).contains(3_000L);
    assertThat(file.firstCovering(checkpoints * 10L + 1)).as("not signed yet").isEmpty();
  }

  private static Checkpoint.Statement statement(long position) {
    return new Checkpoint.Statement(ORIGIN, position, new byte[32], new byte[32], T);
  }
}
