package io.muster.notification.escalation;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.muster.starter.ReadModelWriter;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * Which policies exist and for which services, as of the event being handled. The escalation
 * process keeps it for itself: what people read may be dropped and rebuilt at any moment, and an
 * incident opened in that moment must still find its policy.
 */
@Component
class PolicyBook {

  private static final String COLLECTION = "notification_policy_book";
  private static final String SERVICES = "services";

  private final ReadModelWriter writer;
  private final MongoCollection<Document> policies;

  PolicyBook(ReadModelWriter writer, MongoDatabase database) {
    this.writer = writer;
    this.policies = database.getCollection(COLLECTION);
  }

  void published(String policyId, List<String> services, long position) {
    writer.upsert(COLLECTION, policyId, position, row -> new Document(SERVICES, services));
  }

  /**
   * The policy of the first of these services that has one, else one that is for every service.
   * When two would do, the one whose id comes first in the alphabet.
   */
  Optional<String> policyFor(List<String> services) {
    return services.stream()
        .map(service -> first(Filters.eq(SERVICES, service)))
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> first(Filters.size(SERVICES, 0)));
  }

  private Optional<String> first(Bson filter) {
    return Optional.ofNullable(policies.find(filter).sort(Sorts.ascending("_id")).first())
        .map(row -> row.getString("_id"));
  }
}
