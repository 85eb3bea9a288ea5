package io.muster.incident.view;

import io.muster.contracts.review.FactorKind;
import io.muster.contracts.review.ReviewEvent.Published;
import io.muster.incident.review.FactorMeanings;
import io.muster.incident.review.ReviewDocument;
import io.muster.incident.review.ReviewDocument.Progress;
import io.muster.incident.review.ReviewRegister;
import io.muster.starter.Caller;
import io.muster.starter.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Arrays;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows what is learned from incidents: reviews, which ended incidents still lack one, and the text
 * that is for everybody.
 */
@RestController
@PreAuthorize("hasAnyRole('responder','manager','auditor')")
@Tag(name = "reviews")
class ReviewReads {

  private static final int MOST = 200;
  private static final String AT_LEAST = "A log position, such as a write answered";

  private final ReviewRegister register;
  private final ReviewLookup lookup;
  private final ReviewPresenter presenter;
  private final Clock clock;

  ReviewReads(
      ReviewRegister register, ReviewLookup lookup, ReviewPresenter presenter, Clock clock) {
    this.register = register;
    this.lookup = lookup;
    this.presenter = presenter;
    this.clock = clock;
  }

  @GetMapping("/api/reviews")
  @Operation(
      operationId = "listReviews",
      summary = "Reviews of incidents, those of the newest incidents first")
  ReviewForms.Page list(
      @RequestParam(required = false) Progress progress,
      @RequestParam(defaultValue = "50") int limit,
      @Parameter(description = "What the answer before named as next")
          @RequestParam(required = false)
          String before,
      @Parameter(description = AT_LEAST) @RequestParam(required = false) Long atLeast,
      Caller caller)
      throws InterruptedException {
    await(atLeast);
    ReviewLookup.Page<ReviewLookup.Found> page =
        lookup.newest(
            held -> progress == null || held.document().progress() == progress,
            ReviewLookup.number(before, Long.MAX_VALUE),
            within(limit),
            Sight.of(caller));
    return new ReviewForms.Page(
        page.items().stream()
            .map(found -> ReviewPresenter.row(found.held().document(), found.incident()))
            .toList(),
        page.more() ? page.items().getLast().incident().number() : null);
  }

  @GetMapping("/api/unreviewed-incidents")
  @Operation(
      operationId = "listUnreviewedIncidents",
      summary =
          "Incidents that ended and whose review is neither published nor waived, or outlived by"
              + " the incident; the oldest first")
  ReviewForms.UnreviewedPage unreviewed(
      @RequestParam(defaultValue = "50") int limit,
      @Parameter(description = "What the answer before named as next")
          @RequestParam(required = false)
          String after,
      @Parameter(description = AT_LEAST) @RequestParam(required = false) Long atLeast,
      Caller caller)
      throws InterruptedException {
    await(atLeast);
    ReviewLookup.Page<ReviewForms.Unreviewed> page =
        lookup.unreviewed(
            ReviewLookup.number(after, 0), within(limit), clock.instant(), Sight.of(caller));
    return new ReviewForms.UnreviewedPage(
        page.items(), page.more() ? page.items().getLast().incident().number() : null);
  }

  @GetMapping("/api/reviews/{ref}")
  @Operation(
      operationId = "getReview",
      summary = "The review of an incident, by the incident's id or number")
  ResponseEntity<ReviewForms.Whole> one(
      @PathVariable String ref,
      @Parameter(description = AT_LEAST) @RequestParam(required = false) Long atLeast,
      Caller caller)
      throws InterruptedException {
    await(atLeast);
    ReviewLookup.Found found = lookup.of(ref, Sight.of(caller));
    return ResponseEntity.ok()
        .eTag("\"" + found.held().version() + "\"")
        .body(presenter.whole(found.held(), found.incident(), caller));
  }

  @GetMapping("/api/reviews/{ref}/versions/{version}")
  @Operation(operationId = "getReviewVersion", summary = "A version, as it was published")
  ReviewForms.Published version(
      @PathVariable String ref, @PathVariable int version, Caller caller) {
    ReviewDocument review = lookup.of(ref, Sight.of(caller)).held().document();
    if (version < 1 || version > review.versions().size()) {
      throw Refused.notFound("The version");
    }
    return presenter.published(review, review.versions().get(version - 1), caller);
  }

  @GetMapping("/api/reviews/{ref}/public")
  @PreAuthorize("hasAnyRole('responder','manager','auditor','partner')")
  @Operation(
      operationId = "getPublicReview",
      summary = "The public sections of what was published last; for partners, of their incidents")
  ReviewForms.Published publicText(@PathVariable String ref, Caller caller) {
    ReviewDocument review = lookup.of(ref, Sight.of(caller)).held().document();
    Published newest = review.newest().orElseThrow(() -> Refused.notFound("A published review"));
    return ReviewPresenter.publicText(review, newest);
  }

  @GetMapping("/api/review-vocabulary")
  @Operation(
      operationId = "getReviewVocabulary",
      summary = "The kinds of contributing factors, and what each means")
  ReviewForms.Vocabulary vocabulary() {
    return new ReviewForms.Vocabulary(
        Arrays.stream(FactorKind.values())
            .map(kind -> new ReviewForms.Meaning(kind, FactorMeanings.of(kind)))
            .toList());
  }

  private void await(Long atLeast) throws InterruptedException {
    if (atLeast != null) {
      register.await(atLeast, IncidentRefs.PATIENCE);
    }
  }

  private static int within(int limit) {
    if (limit < 1 || limit > MOST) {
      throw Refused.of(400, "bad-limit", "Ask for 1 to " + MOST + " at a time.");
    }
    return limit;
  }
}
