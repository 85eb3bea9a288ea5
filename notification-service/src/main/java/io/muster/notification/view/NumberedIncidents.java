package io.muster.notification.view;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.muster.notification.facts.IncidentNumbers;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds incidents by their numbers in the rows that answers about them are made of. */
@Component
class NumberedIncidents implements IncidentNumbers {

  private final MongoDatabase database;

  NumberedIncidents(MongoDatabase database) {
    this.database = database;
  }

  @Override
  public Optional<String> idOf(String number) {
    return Optional.ofNullable(
            database
                .getCollection(PagingProjector.INCIDENTS)
                .find(Filters.eq("number", number))
                .first())
        .map(row -> row.getString("_id"));
  }
}
