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
 * @param keyEncryptionKey base64 of the 32 bytes that wrap every data key
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
    String keyEncryptionKey,
    String clientId,
    String clientSecret,
    String publicUrl) {
  public MusterProperties {
    Objects.requireNonNull(service, "muster.service is not set");
    Objects.requireNonNull(mongodbUri, "muster.mongodb-uri (MUSTER_MONGODB_URI) is not set");
    Objects.requireNonNull(issuerUri, "muster.issuer-uri (MUSTER_ISSUER_URI) is not set");
    Objects.requireNonNull(
        keyEncryptionKey, "muster.key-encryption-key (MUSTER_KEY_ENCRYPTION_KEY) is not set");
  }
}
