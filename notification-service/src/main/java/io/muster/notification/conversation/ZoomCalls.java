package io.muster.notification.conversation;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import io.muster.contracts.conversation.BridgeEvent;
import io.muster.contracts.conversation.BridgeKind;
import io.muster.contracts.conversation.ConversationEvent.BridgeOpened;
import io.muster.starter.ReadModel;
import io.muster.starter.ReadModelWriter;
import io.muster.starter.Recorded;
import io.muster.starter.Sha256;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Knows by its number which incident's newest call a Zoom meeting is. Numbers are kept as hashes,
 * as they are a part of the way in.
 */
@Component
@ProcessingGroup(ZoomCalls.GROUP)
class ZoomCalls {

  static final String GROUP = "notification.zoom-calls";

  private static final String COLLECTION = "notification_zoom_calls";
  private static final String MEETING = "meeting";

  /** The path of a link to join a meeting that was made through the API. */
  private static final Pattern JOIN = Pattern.compile("/j/(\\d{1,20})");

  private final ReadModelWriter writer;
  private final MongoCollection<Document> calls;

  ZoomCalls(ReadModelWriter writer, MongoDatabase database) {
    this.writer = writer;
    this.calls = database.getCollection(COLLECTION);
    calls.createIndex(Indexes.ascending(MEETING));
  }

  @EventHandler
  void on(BridgeEvent event, Recorded recorded) {
    if (event instanceof BridgeOpened opened) {
      Document row = new Document(MEETING, meeting(opened).map(ZoomCalls::hash).orElse(null));
      writer.upsert(COLLECTION, opened.conversationId(), recorded.position(), ignored -> row);
    }
  }

  private static Optional<String> meeting(BridgeOpened call) {
    if (call.kind() != BridgeKind.ZOOM || call.joinUrl() == null) {
      return Optional.empty();
    }
    Matcher link = JOIN.matcher(URI.create(call.joinUrl()).getPath());
    return link.matches() ? Optional.of(link.group(1)) : Optional.empty();
  }

  private static String hash(String meeting) {
    return Sha256.hex("zoom\n" + meeting);
  }

  /**
   * The room whose newest call a meeting is; nothing for meetings of which Muster knows nothing.
   */
  Optional<String> roomOf(String meeting) {
    return Optional.ofNullable(calls.find(Filters.eq(MEETING, hash(meeting))).first())
        .map(row -> row.getString("_id"));
  }

  @Configuration(proxyBeanMethods = false)
  static class Rebuildable {

    /** Built anew beside: what Zoom tells of a meeting nobody knows is not told again. */
    @Bean
    ReadModel zoomCallsReadModel() {
      return new ReadModel(
          GROUP,
          List.of(COLLECTION),
          new ReadModel.Beside(
              List.of(BridgeEvent.class),
              true,
              (database, writer) -> {
                ZoomCalls rows = new ZoomCalls(writer, database);
                return (event, recorded) -> rows.on((BridgeEvent) event, recorded);
              }));
    }
  }
}
