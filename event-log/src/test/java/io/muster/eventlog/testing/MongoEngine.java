package io.muster.eventlog.testing;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real MongoDB for integration tests: the one {@code MUSTER_MONGODB_URI} names, else the engine
 * of {@code infra/local}, started once per test JVM. Every test class gets a database of its own.
 *
 * <pre>{@code @RegisterExtension static final MongoEngine mongo = new MongoEngine();}</pre>
 */
public final class MongoEngine implements BeforeAllCallback, AfterAllCallback {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(MongoEngine.class);

  private String server;
  private String name;
  private MongoClient client;

  @Override
  public void beforeAll(ExtensionContext context) {
    server =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent("server", key -> MongoServer.start(), MongoServer.class)
            .uri();
    name = "test_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    client = MongoClients.create(uri());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    database().drop();
    client.getDatabase(name + "_keys").drop();
    client.close();
  }

  /** Connection string of the server, without a database. */
  public String serverUri() {
    return server;
  }

  /** Connection string with the test class's own database in its path. */
  public String uri() {
    return uri(name);
  }

  /** Connection string of the same server with another database in its path. */
  public String uri(String databaseName) {
    int query = server.indexOf('?');
    String base = query < 0 ? server : server.substring(0, query);
    String options = query < 0 ? "" : server.substring(query);
    int path = base.indexOf('/', base.indexOf("://") + 3);
    return (path < 0 ? base : base.substring(0, path)) + "/" + databaseName + options;
  }

  /** A client that lives as long as the test class. */
  public MongoClient client() {
    return client;
  }

  /** The test class's own database. */
  public MongoDatabase database() {
    return client.getDatabase(name);
  }

  /** An empty database on the same server, for a test that wants one to itself. */
  public MongoDatabase freshDatabase() {
    return client.getDatabase(
        "test_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12));
  }
}
