package io.muster.incident.planning.plan;

import io.muster.contracts.Event;
import io.muster.contracts.planning.PlanContact;
import io.muster.contracts.planning.ResponsePlanEvent;
import io.muster.contracts.planning.ResponsePlanEvent.Drafted;
import io.muster.contracts.planning.ResponsePlanEvent.Published;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.codec.EventCodec;
import io.muster.incident.planning.LogRegister;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Every response plan, drafted, holding or retired, as the log tells of them. */
@Component
public final class PlanRegister extends LogRegister {

  /** How the ids of plans begin. */
  public static final String ID_PREFIX = ResponsePlanEvent.ID_PREFIX;

  private final TreeMap<String, Plan> plans = new TreeMap<>();

  PlanRegister(EventLog log, EventCodec codec) {
    super(log, codec, "ResponsePlan", ID_PREFIX);
  }

  /** All of them, by name. */
  public synchronized List<Plan> all() {
    return plans.values().stream()
        .sorted(Comparator.comparing(Plan::name).thenComparing(Plan::planId))
        .toList();
  }

  /** By id. */
  public synchronized Optional<Plan> find(String planId) {
    return Optional.ofNullable(plans.get(planId));
  }

  /** The people outside that a draft or version names, as far as they were not erased. */
  public List<PlanContact> contactsAt(long position) {
    return switch (eventAt(position)) {
      case Drafted drafted -> drafted.contacts();
      case Published published -> published.contacts();
      default -> List.of();
    };
  }

  @Override
  protected void forget() {
    plans.clear();
  }

  @Override
  protected void take(Event event, long position, long sequence) {
    ResponsePlanEvent said = (ResponsePlanEvent) event;
    Plan before = plans.get(said.planId());
    if (before == null || before.version() < sequence) {
      plans.put(said.planId(), Plan.after(before, said, position, sequence));
    }
  }
}
