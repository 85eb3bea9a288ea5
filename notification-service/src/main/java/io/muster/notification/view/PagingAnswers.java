package io.muster.notification.view;

import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.paging.Delivery;
import io.muster.notification.escalation.EscalationIds;
import io.muster.notification.escalation.PolicyWalk.Planned;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** What is answered about paging. */
final class PagingAnswers {

  /** The sender's way of saying that nobody needed the page any more. */
  private static final String WITHDRAWN = "withdrawn: ";

  private PagingAnswers() {}

  /** How a page stands. */
  @Schema(name = "PageState", enumAsRef = true)
  enum State {
    /** It is on its way, or tried again. */
    REQUESTED,
    /** A channel took it over. */
    SENT,
    /** It was given up. */
    FAILED,
    /** The person it went to acknowledged the incident. */
    ACKNOWLEDGED,
    /** Nobody needed it any more before it was sent. */
    CANCELLED
  }

  /** A person as the asker may see them. */
  @Schema(name = "Person")
  record Person(
      @Schema(requiredMode = RequiredMode.REQUIRED) String id,
      @Schema(requiredMode = RequiredMode.REQUIRED) String name) {}

  /**
   * One attempt to hand a message over.
   *
   * @param outcome SENT or FAILED; absent when its sender died before it knew
   * @param detail what the provider said
   * @param receipts what the provider told later, oldest first; empty where it tells nothing
   */
  @Schema(name = "DeliveryAttempt")
  record Attempt(
      @Schema(requiredMode = RequiredMode.REQUIRED) int attempt,
      @Schema(requiredMode = RequiredMode.REQUIRED) Instant startedAt,
      Instant endedAt,
      String outcome,
      String detail,
      @Schema(requiredMode = RequiredMode.REQUIRED) List<Receipt> receipts) {}

  /**
   * What a provider told of a message it had taken.
   *
   * @param error the provider's own code; absent unless it did not arrive
   */
  @Schema(name = "DeliveryReceipt")
  record Receipt(
      @Schema(requiredMode = RequiredMode.REQUIRED) Delivery delivery,
      String error,
      @Schema(requiredMode = RequiredMode.REQUIRED) Instant at) {}

  /**
   * One person paged by one means for one step: the proof of paging.
   *
   * @param channel such as email, sms or voice
   * @param round the how-manieth time the levels were gone through, from 1
   * @param dueAt when it is sent, unless somebody has acknowledged by then
   * @param insteadOf whose backup the person is; absent when the step called them
   */
  @Schema(name = "PageAttempt")
  record Proof(
      @Schema(requiredMode = RequiredMode.REQUIRED) String id,
      @Schema(requiredMode = RequiredMode.REQUIRED) Person person,
      @Schema(requiredMode = RequiredMode.REQUIRED) String channel,
      @Schema(requiredMode = RequiredMode.REQUIRED) int round,
      @Schema(requiredMode = RequiredMode.REQUIRED) int level,
      @Schema(requiredMode = RequiredMode.REQUIRED) Instant requestedAt,
      @Schema(requiredMode = RequiredMode.REQUIRED) Instant dueAt,
      Person insteadOf,
      @Schema(requiredMode = RequiredMode.REQUIRED) State state,
      Instant sentAt,
      Instant acknowledgedAt,
      Instant retryAt,
      String detail,
      @Schema(requiredMode = RequiredMode.REQUIRED) List<Attempt> attempts) {}

  /**
   * One level that was called.
   *
   * @param round the how-manieth time the levels were gone through, from 1
   * @param people empty when nobody was on call then
   * @param skipped whether it was passed over, because it is not called for such an incident at
   *     that hour
   */
  @Schema(name = "EscalationStep")
  record Step(
      @Schema(requiredMode = RequiredMode.REQUIRED) int round,
      @Schema(requiredMode = RequiredMode.REQUIRED) int level,
      @Schema(requiredMode = RequiredMode.REQUIRED) Instant firedAt,
      @Schema(requiredMode = RequiredMode.REQUIRED) List<Person> people,
      @Schema(requiredMode = RequiredMode.REQUIRED) boolean skipped) {}

  /**
   * One level that comes up if nobody answers.
   *
   * @param round the how-manieth time the levels are gone through, from 1
   * @param at when, UTC; sooner where a level is called before its time
   * @param people whom it would call as things are now; empty when nobody is on call then
   * @param skipped whether it would be passed over
   */
  @Schema(name = "EscalationUpcoming")
  record Upcoming(
      @Schema(requiredMode = RequiredMode.REQUIRED) int round,
      @Schema(requiredMode = RequiredMode.REQUIRED) int level,
      @Schema(requiredMode = RequiredMode.REQUIRED) Instant at,
      @Schema(requiredMode = RequiredMode.REQUIRED) List<Person> people,
      @Schema(requiredMode = RequiredMode.REQUIRED) boolean skipped) {}

  /**
   * The policy as it ran for this incident.
   *
   * @param policyId {@code none} when no policy was found
   * @param rounds how often the levels are gone through while nobody answers, 1 to 10
   * @param state RUNNING, STOPPED or EXHAUSTED
   * @param nextAt when the next level is called without an acknowledgement
   * @param upcoming the levels after that, while it runs
   */
  @Schema(name = "EscalationRun")
  record Escalation(
      @Schema(requiredMode = RequiredMode.REQUIRED) String policyId,
      @Schema(requiredMode = RequiredMode.REQUIRED) int policyVersion,
      @Schema(requiredMode = RequiredMode.REQUIRED) int levels,
      @Schema(requiredMode = RequiredMode.REQUIRED) int rounds,
      @Schema(requiredMode = RequiredMode.REQUIRED) String state,
      String reason,
      @Schema(requiredMode = RequiredMode.REQUIRED) Instant startedAt,
      Instant nextAt,
      Instant endedAt,
      @Schema(requiredMode = RequiredMode.REQUIRED) List<Step> steps,
      @Schema(requiredMode = RequiredMode.REQUIRED) List<Upcoming> upcoming) {}

  /**
   * Everything about paging for one incident.
   *
   * @param handOvers each time it was handed over, oldest first
   * @param mayHandOver whether whoever looks can hand it over now
   */
  @Schema(name = "PageAttempts")
  record OfIncident(
      @Schema(requiredMode = RequiredMode.REQUIRED) List<Proof> items,
      Escalation escalation,
      @Schema(requiredMode = RequiredMode.REQUIRED) List<RoleCallShown> roleCalls,
      @Schema(requiredMode = RequiredMode.REQUIRED) List<RuleCallShown> ruleCalls,
      StillOnShown stillOn,
      @Schema(requiredMode = RequiredMode.REQUIRED) List<HandOverShown> handOvers,
      @Schema(requiredMode = RequiredMode.REQUIRED) boolean mayHandOver) {}

  /**
   * What a page is about.
   *
   * @param since when the trouble began as far as is known, UTC
   */
  @Schema(name = "PageIncident")
  record OfWhat(
      @Schema(requiredMode = RequiredMode.REQUIRED) String id,
      @Schema(requiredMode = RequiredMode.REQUIRED) String number,
      @Schema(requiredMode = RequiredMode.REQUIRED) String title,
      @Schema(requiredMode = RequiredMode.REQUIRED) Severity severity,
      @Schema(requiredMode = RequiredMode.REQUIRED) List<String> services,
      @Schema(requiredMode = RequiredMode.REQUIRED) Instant since) {}

  /** What a page asks of whoever it went to. */
  @Schema(name = "PageAsks", enumAsRef = true)
  enum Asks {
    /** To take the incident on. */
    ACKNOWLEDGE,
    /** To say that they are still on it. */
    STILL_ON,
    /** To take over what somebody hands them. */
    ACCEPT,
    /** To take a role that nobody has. */
    TAKE_ROLE,
    /** To do something in the incident, because an automation rule has them called. */
    LOOK,
    /** To do something for a report to an authority, whose time runs out. */
    REPORT
  }

  /**
   * A page to me that waits for me or for anybody else who was called.
   *
   * @param role that nobody has; with {@code TAKE_ROLE} alone
   * @param giver who hands the incident over; with {@code ACCEPT} alone
   * @param round the how-manieth time the levels were gone through, from 1
   * @param nextEscalationAt when others are called if nobody answers, UTC; absent when nobody else
   *     is
   */
  @Schema(name = "MyPage")
  record Waiting(
      @Schema(requiredMode = RequiredMode.REQUIRED) String id,
      @Schema(requiredMode = RequiredMode.REQUIRED) OfWhat incident,
      @Schema(requiredMode = RequiredMode.REQUIRED) Asks asks,
      Role role,
      Person giver,
      @Schema(requiredMode = RequiredMode.REQUIRED) int round,
      @Schema(requiredMode = RequiredMode.REQUIRED) int level,
      @Schema(requiredMode = RequiredMode.REQUIRED) Instant requestedAt,
      Instant sentAt,
      Instant nextEscalationAt) {}

  /** Everything that waits for me. */
  @Schema(name = "MyPages")
  record Mine(@Schema(requiredMode = RequiredMode.REQUIRED) List<Waiting> items) {}

  static Proof proof(Document page, Document incident, Map<String, String> names) {
    String personId = page.getString("personId");
    State state = state(page, incident);
    return new Proof(
        page.getString("_id"),
        person(personId, names),
        page.getString("channel"),
        page.getInteger("round"),
        page.getInteger("level"),
        instant(page, "requestedAt"),
        instant(page, page.containsKey("dueAt") ? "dueAt" : "requestedAt"),
        page.getString("insteadOf") == null ? null : person(page.getString("insteadOf"), names),
        state,
        instant(page, "sentAt"),
        state == State.ACKNOWLEDGED ? instant(incident, "acknowledgedAt") : null,
        instant(page, "retryAt"),
        state == State.SENT || state == State.ACKNOWLEDGED ? null : page.getString("error"),
        page.getList("attempts", Document.class).stream().map(PagingAnswers::attempt).toList());
  }

  private static State state(Document page, Document incident) {
    boolean acknowledgedByThem =
        EscalationIds.seeksResponder(page.getString("escalationId"))
            && page.getString("personId").equals(incident.getString("acknowledgedBy"));
    String state = page.getString("state");
    if (state.equals("SENT") && acknowledgedByThem) {
      return State.ACKNOWLEDGED;
    }
    String error = page.getString("error");
    if (state.equals("FAILED") && error != null && error.startsWith(WITHDRAWN)) {
      return State.CANCELLED;
    }
    return State.valueOf(state);
  }

  private static Attempt attempt(Document tried) {
    return new Attempt(
        tried.getInteger("attempt"),
        instant(tried, "startedAt"),
        instant(tried, "endedAt"),
        tried.getString("outcome"),
        tried.getString("detail"),
        tried.getList("receipts", Document.class, List.of()).stream()
            .map(
                told ->
                    new Receipt(
                        Delivery.valueOf(told.getString("delivery")),
                        told.getString("error"),
                        instant(told, "at")))
            .toList());
  }

  static Escalation escalation(Document row, List<Planned> upcoming, Map<String, String> names) {
    return new Escalation(
        row.getString("policyId"),
        row.getInteger("policyVersion"),
        row.getInteger("levels"),
        row.getInteger("repeat") + 1,
        row.getString("state"),
        row.getString("reason"),
        instant(row, "startedAt"),
        instant(row, "nextAt"),
        instant(row, "endedAt"),
        row.getList("steps", Document.class).stream().map(step -> step(step, names)).toList(),
        upcoming.stream().map(it -> upcoming(it, names)).toList());
  }

  static Upcoming upcoming(Planned planned, Map<String, String> names) {
    return new Upcoming(
        planned.round(),
        planned.level(),
        planned.at(),
        planned.personIds().stream().map(id -> person(id, names)).toList(),
        !planned.called());
  }

  static List<Person> called(Document row, Map<String, String> names) {
    return row.getList("steps", Document.class).stream()
        .flatMap(step -> step.getList("personIds", String.class).stream())
        .distinct()
        .map(id -> person(id, names))
        .toList();
  }

  private static Step step(Document step, Map<String, String> names) {
    return new Step(
        step.getInteger("round"),
        step.getInteger("level"),
        instant(step, "firedAt"),
        step.getList("personIds", String.class).stream().map(id -> person(id, names)).toList(),
        step.getBoolean("skipped", false));
  }

  static Person person(String id, Map<String, String> names) {
    return new Person(id, names.get(id));
  }

  static Instant instant(Document row, String field) {
    return row.getDate(field) == null ? null : row.getDate(field).toInstant();
  }
}
