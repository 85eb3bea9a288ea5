package io.muster.starter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

class ProblemAdviceTest {

  private final ProblemAdvice advice = new ProblemAdvice();

  @Test
  void files_whose_place_is_away_are_not_told_as_lost_and_may_be_asked_for_again() {
    ResponseEntity<ProblemDetail> answer =
        advice.filesAway(new PieceStore.UnreachableException("The bucket does not answer", null));
    assertThat(answer.getStatusCode().value()).isEqualTo(503);
    assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("30");
    assertThat(answer.getBody().getType()).hasToString("urn:muster:problem:files-unavailable");
  }
}
