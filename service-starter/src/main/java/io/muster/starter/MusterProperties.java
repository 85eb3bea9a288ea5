package io.muster.starter;

import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a service must be told to run.
 *
 * @param service short name that prefixes its collections: incident, notification or reporting
 * @param mongodbUri where the log is, with the database's name in the path
 * @param issuerUri the Keycloak realm whose tokens are believed
 * @param audience what a token must be meant for
 * @param keysMongodbUri where the data keys are, with the database's name in the path; null for the
 *     log's server and the log's database name with {@code _keys} behind it
 * @param keyEncryptionKeys folder of the keys that wrap every data key
 * @param clientId this service's own client, for calls to others
 * @param clientSecret its secret
 * @param publicUrl the gateway as people see it, without a trailing slash
 */
@ConfigurationProperties("muster")
public record MusterProperties(
    String service,
    String mongodbUri,
    String issuerUri,
    @DefaultValue("muster-api") String audience,
    String keysMongodbUri,
    String keyEncryptionKeys,
    String clientId,
    String clientSecret,
    String publicUrl) {
  public MusterProperties {
    Objects.requireNonNull(service, "muster.service is not set");
    Objects.requireNonNull(mongodbUri, "muster.mongodb-uri (MUSTER_MONGODB_URI) is not set");
    Objects.requireNonNull(issuerUri, "muster.issuer-uri (MUSTER_ISSUER_URI) is not set");
    if (keyEncryptionKeys == null || keyEncryptionKeys.isBlank()) {
      throw new IllegalStateException(
          "MUSTER_KEY_ENCRYPTION_KEYS is not set: it names the folder of the keys that wrap every data key.");
    }
    if (keysMongodbUri != null && keysMongodbUri.isBlank()) {
      keysMongodbUri = null;
    }
  }
}
