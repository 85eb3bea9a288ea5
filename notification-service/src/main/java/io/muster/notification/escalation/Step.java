package io.muster.notification.escalation;

/**
 * A level of an escalation in one of its rounds: what fires once.
 *
 * @param round the how-manieth time the levels are gone through, from 1; not how often people are
 *     called anew after an acknowledgement lapsed, which is another escalation
 * @param level counted from 1; past the last of the last round, one more than there are
 */
record Step(int round, int level) {

  /** What an escalation begins with. */
  static final Step FIRST = new Step(1, 1);
}
