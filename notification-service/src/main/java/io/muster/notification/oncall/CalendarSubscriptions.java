package io.muster.notification.oncall;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import io.muster.contracts.oncall.CalendarSubscriptionEvent;
import io.muster.contracts.oncall.CalendarSubscriptionEvent.Ended;
import io.muster.contracts.oncall.CalendarSubscriptionEvent.Failing;
import io.muster.contracts.oncall.CalendarSubscriptionEvent.Given;
import io.muster.contracts.oncall.CalendarSubscriptionEvent.ReadAgain;
import io.muster.starter.ReadModel;
import io.muster.starter.ReadModelWriter;
import io.muster.starter.Recorded;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.conversions.Bson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Which calendars are read for leave, and whose they are. Addresses are not in it. */
@Component
@ProcessingGroup(CalendarSubscriptions.GROUP)
class CalendarSubscriptions {

  static final String GROUP = "notification.calendar-subscriptions";

  private static final String COLLECTION = "notification_calendar_subscriptions";
  private static final String PERSON = "personId";
  private static final String TEAM = "teamId";
  private static final String ENDED = "ended";

  private final ReadModelWriter writer;
  private final MongoDatabase database;

  CalendarSubscriptions(ReadModelWriter writer, MongoDatabase database) {
    this.writer = writer;
    this.database = database;
    database.getCollection(COLLECTION).createIndex(Indexes.ascending(PERSON));
  }

  @EventHandler
  void on(CalendarSubscriptionEvent event, Recorded recorded) {
    switch (event) {
      case Given given ->
          writer.upsert(
              COLLECTION,
              given.subscriptionId(),
              recorded.position(),
              row ->
                  row.append(PERSON, given.personId())
                      .append(TEAM, given.teamId())
                      .append(ENDED, false));
      case Ended ended ->
          writer.upsert(
              COLLECTION,
              ended.subscriptionId(),
              recorded.position(),
              row -> row.append(ENDED, true));
      case Failing _, ReadAgain _ -> {
        // Looked up in the record.
      }
    }
  }

  /** The ids of all that are read. */
  List<String> all() {
    return ids(Filters.eq(ENDED, false));
  }

  /** Those of one person's own calendars. */
  List<String> ofPerson(String personId) {
    return ids(
        Filters.and(
            Filters.eq(PERSON, personId), Filters.eq(TEAM, null), Filters.eq(ENDED, false)));
  }

  /** Those of a team's calendars. */
  List<String> ofTeam(String teamId) {
    return ids(Filters.and(Filters.eq(TEAM, teamId), Filters.eq(ENDED, false)));
  }

  private List<String> ids(Bson filter) {
    return database
        .getCollection(COLLECTION)
        .find(filter)
        .map(row -> row.getString("_id"))
        .into(new ArrayList<>());
  }

  @Configuration(proxyBeanMethods = false)
  static class Rebuildable {
    @Bean
    ReadModel calendarSubscriptionsReadModel() {
      return new ReadModel(GROUP, List.of(COLLECTION));
    }
  }
}
