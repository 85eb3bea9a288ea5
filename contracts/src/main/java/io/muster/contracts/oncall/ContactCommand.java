package io.muster.contracts.oncall;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;

/** What people lay down about how they are reached themselves. */
public sealed interface ContactCommand extends Command {

  /** Whose it is. */
  String personId();

  @Override
  default String aggregateId() {
    return OnCallEvent.contactOf(personId());
  }

  /** Name one more way; see {@link ContactEvent.MethodAdded}. */
  record AddMethod(String personId, String methodId, MethodKind kind, String address, Actor by)
      implements ContactCommand {}

  /** Make a one-time code for a method; see {@link ContactEvent.CodeIssued}. */
  record IssueCode(String personId, String methodId, String issueId, Actor by)
      implements ContactCommand {}

  /** Enter the code that came over a method. */
  record VerifyMethod(String personId, String methodId, String code, Actor by)
      implements ContactCommand {}

  /** Be reached over a method no more. */
  record RemoveMethod(String personId, String methodId, Actor by) implements ContactCommand {}

  /** Record what came of a test page. */
  record RecordTest(String personId, String methodId, boolean taken, String detail, Actor by)
      implements ContactCommand {}

  /** Lay down the rules; see {@link ContactRules}. */
  record SetRules(String personId, ContactRules rules, Actor by) implements ContactCommand {}
}
