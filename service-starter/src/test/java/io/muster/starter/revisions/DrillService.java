package io.muster.starter.revisions;

import com.mongodb.client.model.Updates;
import io.muster.eventlog.codec.EventCodec;
import io.muster.eventlog.codec.EventTypes;
import io.muster.eventlog.codec.KeyRing;
import io.muster.starter.ReadModel;
import io.muster.starter.ReadModelWriter;
import io.muster.starter.Recorded;
import java.time.Clock;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** A service of today whose log holds events that were recorded in older revisions. */
@SpringBootApplication
public class DrillService {

  @Bean
  EventCodec eventCodec(KeyRing keys) {
    return new EventCodec(keys, EventTypes.of(Drill.class), Drill.UPCASTERS);
  }

  @Bean
  ReadModel board() {
    return new ReadModel("drills.board", List.of("drills_board"));
  }

  @Aggregate(type = "Drill")
  static class Plan {
    @AggregateIdentifier private String id;
    private List<String> rooms;

    Plan() {}

    @CommandHandler
    void move(Drill.Move command, Clock clock) {
      if (!rooms.contains(command.room())) {
        AggregateLifecycle.apply(
            new Drill.Moved(id, command.room(), command.by(), clock.instant()));
      }
    }

    @EventSourcingHandler
    void on(Drill event) {
      switch (event) {
        case Drill.Planned planned -> {
          id = planned.drillId();
          rooms = planned.rooms();
        }
        case Drill.Moved moved -> rooms = List.of(moved.room());
      }
    }
  }

  @Component
  @ProcessingGroup("drills.board")
  static class Board {
    private final ReadModelWriter writer;

    Board(ReadModelWriter writer) {
      this.writer = writer;
    }

    @EventHandler
    void on(Drill event, Recorded recorded) {
      writer.upsert(
          "drills_board",
          event.drillId(),
          recorded.position(),
          switch (event) {
            case Drill.Planned planned ->
                Updates.combine(
                    Updates.set("leader", planned.leader().id()),
                    Updates.set("greeting", planned.leader().name().length()),
                    Updates.set("rooms", planned.rooms()),
                    Updates.set("recordedAs", recorded.revision()));
            case Drill.Moved moved -> Updates.set("rooms", List.of(moved.room()));
          });
    }
  }
}
