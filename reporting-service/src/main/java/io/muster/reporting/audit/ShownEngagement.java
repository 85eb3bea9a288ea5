package io.muster.reporting.audit;

import io.muster.contracts.audit.AuditVerdict;
import io.muster.contracts.audit.EngagementEvent.Opened;
import io.muster.contracts.audit.EngagementEvent.Sampled;
import io.muster.reporting.ledger.Names;
import io.muster.starter.Caller;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * An engagement.
 *
 * @param framework its controls with their version, as in {@code soc2-cc7/1}
 * @param title of the framework
 * @param from the first day that is audited, UTC
 * @param to the last day that is audited, UTC
 * @param auditor whom it is for: the person who took it up, else the address it waits for
 * @param takenUp whether its auditor has signed in since it was opened
 * @param mine whether whoever asks is its auditor
 * @param endReason why a manager ended it before its time; missing otherwise
 */
@Schema(
    name = "AuditEngagement",
    requiredProperties = {
      "id",
      "framework",
      "title",
      "from",
      "to",
      "validFrom",
      "validUntil",
      "phase",
      "auditor",
      "takenUp",
      "mine",
      "acknowledgeMinutes",
      "reviewDays",
      "openedBy",
      "samples"
    })
record ShownEngagement(
    String id,
    String framework,
    String title,
    LocalDate from,
    LocalDate to,
    Instant validFrom,
    Instant validUntil,
    EngagementState.Phase phase,
    String auditor,
    boolean takenUp,
    boolean mine,
    String purpose,
    int acknowledgeMinutes,
    int reviewDays,
    String openedBy,
    String endReason,
    List<SampleLine> samples) {

  /**
   * A sample of an engagement, without what it is of.
   *
   * @param drawn how many are in it
   * @param accepted how many of them the auditor accepted
   * @param exceptions to how many the auditor took exception
   */
  @Schema(
      name = "AuditSampleLine",
      requiredProperties = {
        "sample",
        "control",
        "asOf",
        "population",
        "drawn",
        "accepted",
        "exceptions",
        "seed",
        "at"
      })
  record SampleLine(
      int sample,
      String control,
      long asOf,
      int population,
      int drawn,
      int accepted,
      int exceptions,
      String seed,
      Instant at) {}

  /** As this caller may see it. */
  static ShownEngagement of(
      EngagementState state,
      String title,
      EngagementState.Phase phase,
      Caller caller,
      Names names) {
    Opened opened = state.opened();
    return new ShownEngagement(
        state.id(),
        opened.framework(),
        title,
        opened.from(),
        opened.to(),
        opened.validFrom(),
        opened.validUntil(),
        phase,
        state
            .auditor()
            .map(auditor -> names.person(auditor.id(), auditor.name()))
            .orElseGet(() -> names.text(opened.auditorEmail())),
        state.auditor().isPresent(),
        state.isOf(caller.id()),
        names.text(opened.purpose()),
        opened.acknowledgeMinutes(),
        opened.reviewDays(),
        names.actor(opened.by()),
        state.ended().map(ended -> names.text(ended.reason())).orElse(null),
        state.samples().stream().map(sample -> line(state, sample)).toList());
  }

  private static SampleLine line(EngagementState state, Sampled sample) {
    return new SampleLine(
        sample.sample(),
        sample.control(),
        sample.asOf(),
        sample.population(),
        sample.subjectIds().size(),
        marked(state, sample, AuditVerdict.ACCEPTED),
        marked(state, sample, AuditVerdict.EXCEPTION),
        sample.seed(),
        sample.at());
  }

  private static int marked(EngagementState state, Sampled sample, AuditVerdict verdict) {
    return (int)
        sample.subjectIds().stream()
            .flatMap(id -> state.mark(sample.sample(), id).stream())
            .filter(mark -> mark.verdict() == verdict)
            .count();
  }
}
