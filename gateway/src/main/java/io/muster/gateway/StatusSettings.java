package io.muster.gateway;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the public status page is kept.
 *
 * @param every how often it is brought up to date; zero: only when somebody asks for it
 * @param staleAfter from this age on the page itself says that it is old
 * @param folder where it is kept over a restart; empty: in memory only
 */
@ConfigurationProperties("muster.gateway.status")
record StatusSettings(Duration every, Duration staleAfter, String folder) {

  /** Where it is kept over a restart; nothing when in memory only. */
  Optional<Path> keptIn() {
    return folder.isBlank() ? Optional.empty() : Optional.of(Path.of(folder));
  }
}
