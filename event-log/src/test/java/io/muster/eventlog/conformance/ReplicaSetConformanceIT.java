package io.muster.eventlog.conformance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/** The same promises on a replica set, where there is Docker to run one. */
class ReplicaSetConformanceIT extends EventLogConformance {

  private static MongoDBContainer mongo;

  @BeforeAll
  static void start() {
    boolean docker = DockerClientFactory.instance().isDockerAvailable();
    if (!docker) {
      System.err.println(
          "NOT RUN: the conformance suite on a MongoDB replica set, because there is no Docker here.");
    }
    assumeTrue(docker, "no Docker here: the replica set was not tested");
    mongo = new MongoDBContainer("mongo:8").withReplicaSet();
    mongo.start();
  }

  @AfterAll
  static void stop() {
    if (mongo != null) {
      mongo.stop();
    }
  }

  @Override
  protected String serverUri() {
    return "mongodb://127.0.0.1:%d/?directConnection=true".formatted(mongo.getMappedPort(27017));
  }
}
