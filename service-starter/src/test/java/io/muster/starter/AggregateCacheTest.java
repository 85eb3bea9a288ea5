package io.muster.starter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AggregateCacheTest {

  @Test
  void what_has_no_id_is_not_kept_and_may_be_taken_back() {
    AggregateCache cache = new AggregateCache();
    cache.put(null, "nothing came of it");
    assertThat(cache.remove(null)).isFalse();
  }
}
