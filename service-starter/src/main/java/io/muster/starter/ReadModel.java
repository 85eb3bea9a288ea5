package io.muster.starter;

import java.util.List;

/**
 * Something people read that is derived from the log alone, so that it can be dropped and built
 * again at any time.
 *
 * @param group the processing group that builds it; it has no effect but these collections
 * @param collections everything it writes
 */
public record ReadModel(String group, List<String> collections) {
  public ReadModel {
    collections = List.copyOf(collections);
  }
}
