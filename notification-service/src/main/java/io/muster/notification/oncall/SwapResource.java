package io.muster.notification.oncall;

import io.muster.contracts.oncall.SwapCommand;
import io.muster.contracts.oncall.SwapEvent;
import io.muster.notification.oncall.Rosters.Roster;
import io.muster.notification.oncall.ScheduleAnswers.Made;
import io.muster.notification.oncall.ScheduleAnswers.Preview;
import io.muster.notification.oncall.ScheduleAnswers.Written;
import io.muster.notification.oncall.SwapDesk.Tried;
import io.muster.notification.oncall.SwapForms.AnswerBody;
import io.muster.notification.oncall.SwapForms.SwapBody;
import io.muster.notification.oncall.SwapForms.SwapList;
import io.muster.notification.oncall.Swaps.State;
import io.muster.notification.oncall.Swaps.Swap;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Swaps: one person asks, the other answers, and only a yes changes who is on call. */
@RestController
@RequestMapping("/api/on-call")
@Tag(name = "Swaps")
class SwapResource {

  private static final String MEMBERS = "hasAnyRole('responder','manager')";

  private final Rosters rosters;
  private final SwapDesk desk;
  private final SchedulePresenter presenter;
  private final CommandSender sender;
  private final Clock clock;

  SwapResource(
      Rosters rosters,
      SwapDesk desk,
      SchedulePresenter presenter,
      CommandSender sender,
      Clock clock) {
    this.rosters = rosters;
    this.desk = desk;
    this.presenter = presenter;
    this.sender = sender;
    this.clock = clock;
  }

  @GetMapping("/swaps")
  @PreAuthorize("hasAnyRole('responder','manager','auditor','admin')")
  @Operation(
      operationId = "swaps",
      summary = "Swaps on every schedule whose times are not over for two weeks, newest first")
  SwapList all(Caller caller) {
    return new SwapList(desk.all(caller));
  }

  @PostMapping("/schedules/{id}/swaps")
  @PreAuthorize(MEMBERS)
  @Operation(
      operationId = "askForSwap",
      summary = "Ask somebody to take a duty of yours, or to trade it for one of theirs")
  ResponseEntity<Made> ask(
      @PathVariable String id, @RequestBody SwapBody body, Caller caller, WriteContext context) {
    Roster roster = find(id);
    String swapId = MadeIds.of("swap", caller, context);
    SwapCommand.Ask command = body.toCommand(id, swapId, caller);
    if (roster.swaps().find(swapId).isEmpty()) {
      desk.requireAskable(roster, command);
    }
    WriteResult result = sender.send(command, caller, asSeen(roster, context));
    return ResponseEntity.status(HttpStatus.CREATED)
        .eTag("\"" + result.version() + "\"")
        .body(new Made(id, result.version(), result.position(), swapId));
  }

  @PostMapping("/schedules/{id}/swaps/preview")
  @PreAuthorize(MEMBERS)
  @Operation(operationId = "previewSwap", summary = "What a swap would change; writes nothing")
  Preview preview(@PathVariable String id, @RequestBody SwapBody body, Caller caller) {
    Roster roster = find(id);
    SwapCommand.Ask ask = body.toCommand(id, "swap-preview", caller);
    SwapRules.ask(ask, roster.swaps(), clock.instant());
    return preview(roster, asked(ask), caller);
  }

  private SwapEvent.Asked asked(SwapCommand.Ask it) {
    return new SwapEvent.Asked(
        it.scheduleId(),
        it.swapId(),
        it.askerId(),
        it.askedId(),
        it.from(),
        it.until(),
        it.backFrom(),
        it.backUntil(),
        it.note(),
        it.by(),
        clock.instant());
  }

  @GetMapping("/schedules/{id}/swaps/{swapId}/preview")
  @PreAuthorize(MEMBERS)
  @Operation(
      operationId = "previewSwapAsked",
      summary = "What accepting a swap would change; writes nothing")
  Preview previewAsked(@PathVariable String id, @PathVariable String swapId, Caller caller) {
    Roster roster = find(id);
    return preview(roster, swap(roster, swapId).asked(), caller);
  }

  private Preview preview(Roster roster, SwapEvent.Asked asked, Caller caller) {
    Tried tried = SwapDesk.tried(roster.history(), asked);
    return presenter.preview(roster.history(), tried.after(), tried.span(), caller);
  }

  @PostMapping("/schedules/{id}/swaps/{swapId}/accept")
  @PreAuthorize(MEMBERS)
  @Operation(
      operationId = "acceptSwap",
      summary = "Take what was asked of you; it holds as overrides from then on")
  ResponseEntity<Written> accept(
      @PathVariable String id,
      @PathVariable String swapId,
      @RequestBody AnswerBody body,
      Caller caller,
      WriteContext context) {
    Roster roster = find(id);
    Swap swap = swap(roster, swapId);
    SwapRules.onlyTheAsked(swap, caller.actor());
    if (swap.at(clock.instant()) == State.OPEN) {
      desk.requireStillSo(roster, swap.asked());
    }
    return Written.answer(
        sender.send(
            new SwapCommand.Accept(id, swapId, SwapForms.note(body.note()), caller.actor()),
            caller,
            asSeen(roster, context)));
  }

  @PostMapping("/schedules/{id}/swaps/{swapId}/decline")
  @PreAuthorize(MEMBERS)
  @Operation(operationId = "declineSwap", summary = "Say no to what was asked of you")
  ResponseEntity<Written> decline(
      @PathVariable String id,
      @PathVariable String swapId,
      @RequestBody AnswerBody body,
      Caller caller,
      WriteContext context) {
    SwapRules.onlyTheAsked(swap(find(id), swapId), caller.actor());
    return Written.answer(
        sender.send(
            new SwapCommand.Decline(id, swapId, SwapForms.note(body.note()), caller.actor()),
            caller,
            MadeIds.anyVersion(context)));
  }

  @PostMapping("/schedules/{id}/swaps/{swapId}/withdraw")
  @PreAuthorize(MEMBERS)
  @Operation(
      operationId = "withdrawSwap",
      summary = "Ask no longer; who asked, or a manager for them")
  ResponseEntity<Written> withdraw(
      @PathVariable String id, @PathVariable String swapId, Caller caller, WriteContext context) {
    DutyRights.require(caller, swap(find(id), swapId).asked().askerId());
    return Written.answer(
        sender.send(
            new SwapCommand.Withdraw(id, swapId, caller.actor()),
            caller,
            MadeIds.anyVersion(context)));
  }

  /** Whose duty it is was looked at in this version; a change in between has to be looked at. */
  private static WriteContext asSeen(Roster roster, WriteContext context) {
    return new WriteContext(context.idempotencyKey(), context.requestHash(), roster.version());
  }

  private Roster find(String id) {
    return rosters.find(id).orElseThrow(() -> Refused.notFound("The schedule " + id));
  }

  private static Swap swap(Roster roster, String swapId) {
    return roster.swaps().find(swapId).orElseThrow(() -> Refused.notFound("The swap"));
  }
}
