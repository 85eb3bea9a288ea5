package io.muster.starter.sample;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.muster.contracts.alert.IntegrationCommand;
import io.muster.contracts.alert.IntegrationEvent;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.OnRecord;
import io.muster.starter.PeopleDirectory;
import io.muster.starter.ReadModel;
import io.muster.starter.ReadModelWriter;
import io.muster.starter.Recorded;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.bson.Document;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * The smallest service that uses all of the starter: one aggregate, one read model, one resource.
 */
@SpringBootApplication
public class SampleService {

  @Bean
  ReadModel integrations() {
    return new ReadModel("sample.view", List.of("sample_integrations"));
  }

  @Aggregate(type = "Integration")
  static class Integration {
    @AggregateIdentifier private String id;
    private boolean disabled;

    Integration() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void create(IntegrationCommand.Create command, Clock clock) {
      if (id == null) {
        AggregateLifecycle.apply(
            new IntegrationEvent.Created(
                command.integrationId(),
                command.name(),
                command.source(),
                command.keyHash(),
                command.by(),
                clock.instant()));
      }
    }

    @CommandHandler
    void rotate(IntegrationCommand.RotateKey command, Clock clock) {
      if (disabled) {
        throw Refused.conflict("integration-disabled", "Enable the integration first.");
      }
      AggregateLifecycle.apply(
          new IntegrationEvent.KeyRotated(
              id, command.keyHash(), null, command.by(), clock.instant()));
    }

    @CommandHandler
    void disable(IntegrationCommand.Disable command, Clock clock) {
      if (!disabled) {
        AggregateLifecycle.apply(new IntegrationEvent.Disabled(id, command.by(), clock.instant()));
      }
    }

    @EventSourcingHandler
    void on(IntegrationEvent event) {
      switch (event) {
        case IntegrationEvent.Created created -> id = created.integrationId();
        case IntegrationEvent.KeyRotated rotated -> {}
        case IntegrationEvent.OldKeyRetired retired -> {}
        case IntegrationEvent.SenderPinned pinned -> {}
        case IntegrationEvent.MappingSet said -> {}
        case IntegrationEvent.AutoResolveSet said -> {}
        case IntegrationEvent.GroupingSet said -> {}
        case IntegrationEvent.HeartbeatSet said -> {}
        case IntegrationEvent.LimitSet said -> {}
        case IntegrationEvent.Disabled ignored -> disabled = true;
      }
    }
  }

  /** Fails for integrations called poison, until told not to. */
  @Component
  @ProcessingGroup("sample.view")
  public static class View {
    public static volatile boolean poisoned = true;

    private final ReadModelWriter writer;

    View(ReadModelWriter writer) {
      this.writer = writer;
    }

    @EventHandler
    void on(IntegrationEvent event, Recorded recorded) {
      if (poisoned && event.integrationId().startsWith("poison")) {
        throw new IllegalStateException("cannot read this one of " + event.by().name());
      }
      writer.upsert(
          "sample_integrations",
          event.integrationId(),
          recorded.position(),
          switch (event) {
            case IntegrationEvent.Created created ->
                Updates.combine(
                    Updates.set("name", created.name()), Updates.set("by", created.by().id()));
            case IntegrationEvent.KeyRotated rotated -> Updates.set("key", rotated.keyHash());
            case IntegrationEvent.OldKeyRetired retired -> Updates.unset("oldKey");
            case IntegrationEvent.SenderPinned pinned -> Updates.set("sender", pinned.sender());
            case IntegrationEvent.MappingSet said -> Updates.set("mapping", said.revision());
            case IntegrationEvent.AutoResolveSet said ->
                Updates.set("autoResolve", said.afterSeconds());
            case IntegrationEvent.GroupingSet said -> Updates.set("labels", said.labels());
            case IntegrationEvent.HeartbeatSet said ->
                Updates.set("heartbeat", said.everySeconds());
            case IntegrationEvent.LimitSet said -> Updates.set("perMinute", said.perMinute());
            case IntegrationEvent.Disabled ignored -> Updates.set("disabled", true);
          });
    }
  }

  @RestController
  static class Resource {
    private final CommandSender sender;
    private final MongoDatabase database;
    private final PeopleDirectory people;

    Resource(CommandSender sender, MongoDatabase database, PeopleDirectory people) {
      this.sender = sender;
      this.database = database;
      this.people = people;
    }

    record Create(String name) {}

    @PostMapping("/api/things/{id}")
    @PreAuthorize("hasRole('responder')")
    WriteResult create(
        @PathVariable String id, @RequestBody Create body, Caller caller, WriteContext context) {
      return sender.send(
          new IntegrationCommand.Create(id, body.name(), "sample", "00", caller.actor()),
          caller,
          context);
    }

    @PostMapping("/api/things/{id}/rotate")
    @PreAuthorize("hasRole('responder')")
    WriteResult rotate(
        @PathVariable String id, @RequestBody Create body, Caller caller, WriteContext context) {
      return sender.send(
          new IntegrationCommand.RotateKey(id, body.name(), null, caller.actor()), caller, context);
    }

    @PostMapping("/api/things/{id}/disable")
    @PreAuthorize("hasRole('responder')")
    WriteResult disable(@PathVariable String id, Caller caller, WriteContext context) {
      return sender.send(new IntegrationCommand.Disable(id, caller.actor()), caller, context);
    }

    @GetMapping("/api/things/{id}/file")
    String file(@PathVariable String id) {
      throw Refused.of(503, "busy", "Too many files are on their way.");
    }

    @GetMapping("/api/things/{id}/copy")
    @OnRecord
    WriteResult copy(@PathVariable String id, Caller caller, WriteContext context) {
      return sender.send(
          new IntegrationCommand.RotateKey(id, "copied", null, caller.actor()),
          caller,
          context.anew());
    }

    @GetMapping("/api/things/{id}")
    Map<String, Object> read(@PathVariable String id, Caller caller) {
      Document found =
          database.getCollection("sample_integrations").find(Filters.eq("_id", id)).first();
      if (found == null) {
        throw Refused.notFound("Integration " + id);
      }
      String by = found.getString("by");
      return Map.of(
          "name", found.getString("name"), "by", people.names(Set.of(by), caller).get(by));
    }
  }
}
