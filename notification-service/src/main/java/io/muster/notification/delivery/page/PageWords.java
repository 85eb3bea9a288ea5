package io.muster.notification.delivery.page;

/**
 * What a page says, in pieces, each on one line. Every channel makes its own message of them.
 *
 * @param number such as INC-42
 * @param severity such as SEV1
 * @param services names with commas between
 * @param since when the trouble began as far as is known, with its zone
 * @param name of whom it goes to
 * @param policy by which they are paged
 * @param level counted from 1
 * @param round such as round 2 of 3; null where the levels are gone through once
 * @param role that the incident's plan requires and nobody holds, such as commander; null when
 *     somebody is to take the incident on
 * @param why what has this person paged, whoever has taken the incident on, and what ends it, in
 *     sentences without the last full stop: a rule, or a report to an authority; null when neither
 *     does
 * @param stillOn whether whoever acknowledged is asked if they are still on it; then {@code nextAt}
 *     is when their acknowledgement lapses
 * @param handOver what whoever hands the incident over says; null unless somebody does. Then {@code
 *     nextAt} is until when it can be accepted
 * @param nextAt when the next level is called, or the first again; null where nobody is any more
 * @param acknowledgeUrl opens the acknowledgement of this incident as this person, to whoever has
 *     it
 * @param incidentUrl of the incident, or of the report that people are paged for
 * @param joinUrl of the bridge call; null when there is none
 * @param dialIn number of the bridge call; null when there is none
 */
public record PageWords(
    String number,
    String severity,
    String title,
    String services,
    String since,
    String name,
    String policy,
    int level,
    int levels,
    String round,
    String role,
    String why,
    boolean stillOn,
    HandOver handOver,
    String nextAt,
    String acknowledgeUrl,
    String incidentUrl,
    String joinUrl,
    String dialIn) {

  /**
   * The word of whoever hands the incident over.
   *
   * @param giver how they are called
   * @param summary what they know
   */
  public record HandOver(String giver, String summary) {}

  /**
   * Whether it can be answered without signing in: to a role, a rule or a report only deeds are an
   * answer.
   */
  public boolean answerable() {
    return role == null && why == null;
  }

  /** Whether the first level is called again at {@code nextAt}, and no other. */
  public boolean beginsAgain() {
    return round != null && level == levels && nextAt != null;
  }

  /**
   * What a button says by which it is answered.
   *
   * @param stillOn what it says where whoever acknowledged is asked if they are still on it
   */
  public String button(String stillOn) {
    if (this.stillOn) {
      return stillOn;
    }
    return handOver == null ? "Acknowledge" : "Take it over";
  }

  /**
   * Why this person, and until when; one sentence or the policy and its level. Not called as the
   * component is: it would take the place of that in the mail.
   */
  public String whyYou() {
    if (handOver != null) {
      return "%s asks you to take it over, until %s.".formatted(handOver.giver(), nextAt);
    }
    return stillOn
        ? "You acknowledged it. Without an answer others are called from %s.".formatted(nextAt)
        : "%s, level %d%s".formatted(policy, level, round == null ? "" : ", " + round);
  }
}
