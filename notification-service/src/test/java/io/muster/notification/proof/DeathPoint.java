package io.muster.notification.proof;

import io.muster.contracts.Command;
import io.muster.contracts.paging.EscalationCommand.FireStep;
import io.muster.contracts.paging.EscalationCommand.Start;
import io.muster.contracts.paging.PageCommand.RecordFailed;
import io.muster.contracts.paging.PageCommand.RecordSent;
import io.muster.contracts.paging.PageCommand.Request;
import io.muster.contracts.paging.PageCommand.StartAttempt;

/** A moment between an incident's opening and its page's being on record as sent. */
enum DeathPoint {
  OPENING_HEARD(Start.class, false),
  ESCALATION_STARTED(Start.class, true),
  BEFORE_A_LEVEL_IS_CALLED(FireStep.class, false),
  LEVEL_CALLED_AND_NO_TIMER_SET(FireStep.class, true),
  BEFORE_A_PAGE_IS_ASKED_FOR(Request.class, false),
  PAGE_ASKED_FOR_AND_NOT_LISTED(Request.class, true),
  BEFORE_AN_ATTEMPT_IS_CLAIMED(StartAttempt.class, false),
  ATTEMPT_CLAIMED_AND_NOT_SENT(StartAttempt.class, true),
  SENT_AND_NOT_ON_RECORD(RecordSent.class, false),
  SENT_ON_RECORD_AND_STILL_LISTED(RecordSent.class, true),
  REFUSED_AND_NOT_ON_RECORD(RecordFailed.class, false),
  REFUSED_ON_RECORD_AND_STILL_LEASED(RecordFailed.class, true);

  private final Class<? extends Command> command;

  /** Whether the command's events are durable then. */
  private final boolean after;

  DeathPoint(Class<? extends Command> command, boolean after) {
    this.command = command;
    this.after = after;
  }

  boolean isAt(Object payload) {
    return command.isInstance(payload);
  }

  boolean isAfter() {
    return after;
  }

  /** Only when a message has left and nobody wrote it down may it leave again. */
  boolean mayRepeatTheMail() {
    return this == SENT_AND_NOT_ON_RECORD;
  }

  boolean needsARefusal() {
    return command == RecordFailed.class;
  }
}
