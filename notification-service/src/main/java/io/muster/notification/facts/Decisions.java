package io.muster.notification.facts;

import io.muster.contracts.Command;
import io.muster.starter.CommandSender;
import io.muster.starter.WriteResult;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/** Gives the commands Muster itself decides on. */
@Component
public class Decisions {

  private final CommandSender sender;

  Decisions(CommandSender sender) {
    this.sender = sender;
  }

  /**
   * Gives a command and returns when what it decided is durable. While an event is being handled
   * the command still commits by itself: were it part of the handling, it would become durable only
   * with the whole batch, and fail with it.
   */
  public WriteResult take(Command command) {
    if (!CurrentUnitOfWork.isStarted()) {
      return sender.sendSystem(command);
    }
    UnitOfWork<?> handling = CurrentUnitOfWork.get();
    CurrentUnitOfWork.clear(handling);
    try {
      return sender.sendSystem(command);
    } finally {
      CurrentUnitOfWork.set(handling);
    }
  }
}
