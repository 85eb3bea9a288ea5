package io.muster.incident.view;

import io.muster.contracts.review.ActionState;
import io.muster.incident.review.ActionItem;
import io.muster.incident.review.Controls;
import io.muster.incident.review.ReviewRegister;
import io.muster.starter.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what has to be done so that incidents do not happen again, over all of them. */
@RestController
@PreAuthorize("hasAnyRole('responder','manager','auditor')")
@Tag(name = "reviews")
class ActionReads {

  private static final int MOST = 500;

  private final ReviewRegister register;
  private final ReviewLookup lookup;
  private final ActionPresenter presenter;
  private final TrackedPresenter tracked;
  private final Controls controls;
  private final Clock clock;

  ActionReads(
      ReviewRegister register,
      ReviewLookup lookup,
      ActionPresenter presenter,
      TrackedPresenter tracked,
      Controls controls,
      Clock clock) {
    this.register = register;
    this.lookup = lookup;
    this.presenter = presenter;
    this.tracked = tracked;
    this.controls = controls;
    this.clock = clock;
  }

  /** Which of them are asked for; what is null does not matter. */
  private record Query(
      ActionState state, boolean overdue, String owner, String control, String words) {

    Predicate<ActionItem> at(Instant now) {
      return item ->
          (state == null || item.state() == state)
              && (!overdue || item.overdue(now))
              && (owner == null || owner.equals(item.ownerId()))
              && (control == null || item.said().controls().contains(control))
              && (words == null || contains(item));
    }

    private boolean contains(ActionItem item) {
      String text = (item.said().title() + " " + item.said().details()).toLowerCase(Locale.ROOT);
      return List.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+")).stream()
          .allMatch(text::contains);
    }
  }

  @GetMapping("/api/action-items")
  @Operation(
      operationId = "listActionItems",
      summary = "Action items of all incidents: those overdue first, then by when they are due")
  ActionForms.Page list(
      @RequestParam(required = false) ActionState state,
      @Parameter(description = "Only those that are overdue") @RequestParam(defaultValue = "false")
          boolean overdue,
      @Parameter(description = "A person's id, or me") @RequestParam(required = false) String owner,
      @Parameter(description = "Such as ISO 27001 A.8.16") @RequestParam(required = false)
          String control,
      @Parameter(description = "Words that all occur in title or details")
          @RequestParam(required = false)
          String q,
      @Parameter(description = "A log position, such as a write answered")
          @RequestParam(required = false)
          Long atLeast,
      Caller caller)
      throws InterruptedException {
    if (atLeast != null) {
      await(atLeast);
    }
    Instant now = clock.instant();
    List<ActionPresenter.Taught> found =
        found(query(state, overdue, owner, control, q, caller), now, caller);
    return new ActionForms.Page(
        presenter.items(found.subList(0, Math.min(MOST, found.size())), caller),
        found.size(),
        (int) found.stream().filter(each -> each.item().overdue(now)).count());
  }

  @GetMapping(value = "/api/action-items.csv", produces = "text/csv")
  @Operation(
      operationId = "exportActionItems",
      summary = "The same as a table; no cell of it acts as a formula")
  ResponseEntity<String> csv(
      @RequestParam(required = false) ActionState state,
      @RequestParam(defaultValue = "false") boolean overdue,
      @RequestParam(required = false) String owner,
      @RequestParam(required = false) String control,
      @RequestParam(required = false) String q,
      Caller caller) {
    List<ActionPresenter.Taught> found =
        found(query(state, overdue, owner, control, q, caller), clock.instant(), caller);
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"action-items.csv\"")
        .body(ActionTable.of(presenter.items(found, caller)));
  }

  @GetMapping("/api/reviews/{ref}/actions")
  @Operation(
      operationId = "listReviewActions",
      summary = "The action items of one incident, in the order they were named")
  ActionForms.Page ofReview(
      @PathVariable String ref, @RequestParam(required = false) Long atLeast, Caller caller)
      throws InterruptedException {
    if (atLeast != null) {
      await(atLeast);
    }
    ReviewLookup.Found review = lookup.of(ref, Sight.of(caller));
    List<ActionPresenter.Taught> taught = taught(review, item -> true);
    Instant now = clock.instant();
    return new ActionForms.Page(
        presenter.items(taught, caller),
        taught.size(),
        (int) taught.stream().filter(each -> each.item().overdue(now)).count());
  }

  @GetMapping("/api/controls")
  @Operation(
      operationId = "listControls",
      summary = "The controls Muster knows by name; action items may name others, too")
  ActionForms.Controls controls() {
    return new ActionForms.Controls(
        controls.all().entrySet().stream()
            .map(control -> new ActionForms.Control(control.getKey(), control.getValue()))
            .toList());
  }

  private void await(long position) throws InterruptedException {
    register.await(position, IncidentRefs.PATIENCE);
    tracked.await(position);
  }

  private static Query query(
      ActionState state, boolean overdue, String owner, String control, String q, Caller caller) {
    return new Query(
        state,
        overdue,
        "me".equals(owner) ? caller.id() : blankToNull(owner),
        blankToNull(control),
        blankToNull(q));
  }

  private static String blankToNull(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private List<ActionPresenter.Taught> found(Query query, Instant now, Caller caller) {
    Predicate<ActionItem> wanted = query.at(now);
    return lookup
        .newest(
            held -> held.document().actions().values().stream().anyMatch(wanted),
            Long.MAX_VALUE,
            Integer.MAX_VALUE - 1,
            Sight.of(caller))
        .items()
        .stream()
        .flatMap(review -> taught(review, wanted).stream())
        .sorted(
            Comparator.comparing((ActionPresenter.Taught each) -> !each.item().overdue(now))
                .thenComparing(
                    each -> each.item().said().due(),
                    Comparator.nullsLast(Comparator.naturalOrder())))
        .toList();
  }

  private static List<ActionPresenter.Taught> taught(
      ReviewLookup.Found review, Predicate<ActionItem> wanted) {
    Shown.Ref incident = new Shown.Ref(review.incident().id(), review.incident().number());
    return review.held().document().actions().values().stream()
        .filter(wanted)
        .map(item -> new ActionPresenter.Taught(item, incident))
        .toList();
  }
}
