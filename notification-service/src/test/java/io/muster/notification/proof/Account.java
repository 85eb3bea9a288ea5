package io.muster.notification.proof;

import io.muster.contracts.paging.EscalationEvent.StepFired;
import io.muster.contracts.paging.PageEvent;
import io.muster.notification.proof.FlappingMailServer.Handed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The log and the mail server, compared.
 *
 * @param faults what paging promises and did not keep
 * @param repeated messages that came more than once, each time after the first
 */
record Account(List<String> faults, List<Handed> repeated) {

  static Account of(Written written, List<Handed> mails) {
    List<String> faults = new ArrayList<>();
    faults.addAll(steps(written.all(StepFired.class)));
    Map<String, Set<String>> ids = new HashMap<>();
    Map<String, Integer> attempts = new HashMap<>();
    for (PageEvent.AttemptStarted attempt : written.all(PageEvent.AttemptStarted.class)) {
      ids.computeIfAbsent(attempt.pageId(), page -> new HashSet<>()).add(attempt.messageId());
      if (attempts.merge(attempt.pageId(), 1, Integer::sum) != attempt.attempt()) {
        faults.add("attempts of a page are not counted one by one: " + attempt);
      }
    }
    Set<String> came = mails.stream().map(Handed::id).collect(Collectors.toSet());
    Map<String, Integer> sent = new HashMap<>();
    written.all(PageEvent.Sent.class).forEach(it -> sent.merge(it.pageId(), 1, Integer::sum));
    Set<String> known = new HashSet<>();
    for (PageEvent.Requested page : written.all(PageEvent.Requested.class)) {
      Set<String> ofPage = ids.getOrDefault(page.pageId(), Set.of());
      known.addAll(ofPage);
      if (ofPage.size() != 1 || !came.containsAll(ofPage)) {
        faults.add("missing, or under more than one id: " + page + " " + ofPage);
      }
      if (sent.getOrDefault(page.pageId(), 0) != 1) {
        faults.add("not on record as sent once: " + page);
      }
    }
    came.stream().filter(id -> !known.contains(id)).forEach(id -> faults.add("nobody's: " + id));
    Set<String> seen = new HashSet<>();
    return new Account(faults, mails.stream().filter(mail -> !seen.add(mail.id())).toList());
  }

  /** Each level once, and not before the one before it had its time. */
  private static List<String> steps(List<StepFired> steps) {
    List<String> faults = new ArrayList<>();
    Map<String, Instant> due = new HashMap<>();
    for (StepFired step : steps) {
      String level = step.escalationId() + "/" + step.level();
      Instant notBefore = due.get(level);
      if (due.put(level, Instant.MAX) == Instant.MAX) {
        faults.add("called twice: " + step);
      } else if (notBefore != null && step.at().isBefore(notBefore)) {
        faults.add("called early: " + step);
      }
      if (step.nextAt() != null) {
        due.put(step.escalationId() + "/" + (step.level() + 1), step.nextAt());
      }
    }
    return faults;
  }
}
