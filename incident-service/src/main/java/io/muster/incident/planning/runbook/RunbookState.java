package io.muster.incident.planning.runbook;

import io.muster.contracts.planning.RunbookEvent;
import io.muster.contracts.planning.RunbookEvent.Drafted;
import io.muster.contracts.planning.RunbookEvent.Published;
import io.muster.contracts.planning.RunbookEvent.Retired;
import io.muster.contracts.planning.RunbookEvent.Returned;
import io.muster.contracts.planning.RunbookEvent.Submitted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A runbook as the log tells of it.
 *
 * @param draft the newest one
 * @param authorIds who wrote or submitted drafts since the newest version
 * @param submitted null while the draft was not, and once it was published or given back
 * @param returned why the draft was given back; null when it was not
 * @param versions what was published, the oldest first
 * @param retired null while it was not
 * @param version of the aggregate, to be sent back when it is changed
 */
public record RunbookState(
    String runbookId,
    Drafted draft,
    Set<String> authorIds,
    Submitted submitted,
    Returned returned,
    List<Published> versions,
    Retired retired,
    String template,
    long version) {

  public RunbookState {
    authorIds = Set.copyOf(authorIds);
    versions = List.copyOf(versions);
  }

  /** The version that is run; nothing before the first one, and once it was retired. */
  public Optional<Published> holding() {
    return retired != null || versions.isEmpty()
        ? Optional.empty()
        : Optional.of(versions.getLast());
  }

  /** A version by its number. */
  public Optional<Published> versionOf(int number) {
    return number < 1 || number > versions.size()
        ? Optional.empty()
        : Optional.of(versions.get(number - 1));
  }

  /** Whether the newest draft is not the newest version. */
  public boolean drafting() {
    return versions.isEmpty() || versions.getLast().draft() != draft.draft();
  }

  /** What it is called: as the version that is run says, or its draft before the first. */
  public String title() {
    return versions.isEmpty() ? draft.title() : versions.getLast().title();
  }

  static RunbookState after(RunbookState before, RunbookEvent event, long sequence) {
    return switch (event) {
      case Drafted e ->
          before == null
              ? new RunbookState(
                  e.runbookId(),
                  e,
                  Set.of(e.by().id()),
                  null,
                  null,
                  List.of(),
                  null,
                  e.template(),
                  sequence)
              : before.with(
                  e,
                  before.and(e.by().id()),
                  null,
                  null,
                  before.versions,
                  before.retired,
                  sequence);
      case Submitted e ->
          before.with(
              before.draft,
              before.and(e.by().id()),
              e,
              null,
              before.versions,
              before.retired,
              sequence);
      case Returned e ->
          before.with(
              before.draft, before.authorIds, null, e, before.versions, before.retired, sequence);
      case Published e -> {
        List<Published> all = new ArrayList<>(before.versions);
        all.add(e);
        yield before.with(before.draft, Set.of(), null, null, all, null, sequence);
      }
      case Retired e ->
          before.with(before.draft, before.authorIds, null, null, before.versions, e, sequence);
    };
  }

  private Set<String> and(String author) {
    Set<String> all = new HashSet<>(authorIds);
    all.add(author);
    return all;
  }

  private RunbookState with(
      Drafted now,
      Set<String> authors,
      Submitted by,
      Returned back,
      List<Published> all,
      Retired gone,
      long sequence) {
    return new RunbookState(runbookId, now, authors, by, back, all, gone, template, sequence);
  }
}
