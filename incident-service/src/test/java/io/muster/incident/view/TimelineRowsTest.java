package io.muster.incident.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.OrderUtils;

class TimelineRowsTest {

  @Test
  void the_timeline_takes_an_event_before_the_rows_whose_titles_are_read_from_it() {
    assertThat(order(TimelineRows.class)).isLessThan(order(IncidentRows.class));
  }

  /** As Axon sorts the handlers of one group. */
  private static int order(Class<?> handler) {
    return OrderUtils.getOrder(handler, Ordered.LOWEST_PRECEDENCE);
  }
}
