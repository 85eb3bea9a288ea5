package io.muster.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.mongodb.spring.session.MongoSession;
import org.mongodb.spring.session.ReactiveMongoSessionRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import reactor.core.publisher.Mono;

/**
 * Who is logged in, kept in MongoDB so that any gateway can take the next request.
 *
 * <p>The library writes a session back whole at the end of every request, and creates it when it is
 * gone. A request that is still under way while the person logs out would so bring their session
 * back to life, and one that began before the tokens were renewed would put the spent ones back.
 * Here a request writes the attributes only if it changed them, and only into a session that still
 * exists.
 */
class Sessions extends ReactiveMongoSessionRepository {

  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
  private static final TypeDescriptor SESSION = TypeDescriptor.valueOf(MongoSession.class);
  private static final TypeDescriptor DOCUMENT = TypeDescriptor.valueOf(Document.class);

  private record AsLoaded(String id, Map<String, Object> attributes) {}

  private final ReactiveMongoOperations mongo;
  private final GenericConverter converter;
  // Weak keys are compared by identity: each request has a session object of its own.
  private final Cache<MongoSession, AsLoaded> loaded = Caffeine.newBuilder().weakKeys().build();

  Sessions(ReactiveMongoOperations mongo, GenericConverter converter) {
    super(mongo);
    this.mongo = mongo;
    this.converter = converter;
  }

  @Override
  public Mono<MongoSession> findById(String id) {
    return super.findById(id)
        .doOnNext(session -> loaded.put(session, new AsLoaded(id, attributes(session))))
        .onErrorResume(
            SealedAttributes.UnreadableSession.class,
            unreadable -> {
              LOG.warn("{}; the person has to log in again", unreadable.getMessage());
              return mongo.remove(byId(id), getCollectionName()).then(Mono.empty());
            });
  }

  @Override
  public Mono<Void> save(MongoSession session) {
    AsLoaded before = loaded.getIfPresent(session);
    if (before == null || !before.id().equals(session.getId())) {
      return super.save(session);
    }
    Document now = (Document) converter.convert(session, SESSION, DOCUMENT);
    Update update = new Update().set("accessed", now.get("accessed"));
    update.set("expireAt", now.get("expireAt"));
    if (!before.attributes().equals(attributes(session))) {
      update.set("attr", now.get("attr")).set("principal", now.get("principal"));
    }
    return mongo.updateFirst(byId(session.getId()), update, getCollectionName()).then();
  }

  private static Query byId(String id) {
    return Query.query(Criteria.where("_id").is(id));
  }

  private static Map<String, Object> attributes(MongoSession session) {
    Map<String, Object> attributes = new HashMap<>();
    session.getAttributeNames().forEach(name -> attributes.put(name, session.getAttribute(name)));
    return attributes;
  }
}
