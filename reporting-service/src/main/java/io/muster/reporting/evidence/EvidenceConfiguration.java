package io.muster.reporting.evidence;

import com.mongodb.client.MongoDatabase;
import io.muster.eventlog.EventLog;
import io.muster.starter.SignedWebhook;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.mail.javamail.JavaMailSender;

/** Puts the signing of the log together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CheckpointProperties.class)
class EvidenceConfiguration {

  @Bean
  CheckpointFile checkpointFile(CheckpointProperties properties) {
    return new CheckpointFile(properties.directory());
  }

  @Bean
  Checkpoints checkpoints(
      EventLog log,
      MongoDatabase database,
      CheckpointFile file,
      CheckpointProperties properties,
      @Value("${muster.public-url}") String publicUrl,
      Environment environment,
      Clock clock) {
    String origin = properties.originFor(publicUrl);
    KeyHistory keys =
        new KeyHistory(
            SigningKey.find(
                origin, properties.key(), environment.acceptsProfiles(Profiles.of("local"))),
            SigningKey.previous(origin, properties.previousKey()),
            SigningKey.LOST.equals(properties.previousKey()));
    return new Checkpoints(
        new LogSigner(log, database, file, keys, origin, clock),
        file,
        clock,
        properties.interval());
  }

  @Bean
  Deliveries deliveries(
      CheckpointFile file,
      CheckpointProperties properties,
      MongoDatabase database,
      JavaMailSender mail,
      Clock clock) {
    List<CheckpointSink> sinks = new ArrayList<>();
    if (properties.webhook().isSet()) {
      sinks.add(
          new WebhookSink(
              new SignedWebhook(
                  "MUSTER_CHECKPOINT_WEBHOOK_URL",
                  properties.webhook().url(),
                  properties.webhook().secret(),
                  clock)));
    }
    if (properties.mail().isSet()) {
      sinks.add(new MailSink(mail, properties.mail()));
    }
    return new Deliveries(file, sinks, database, clock);
  }

  @Bean
  CheckpointKeeper checkpointKeeper(Checkpoints checkpoints, Deliveries deliveries) {
    return new CheckpointKeeper(checkpoints, deliveries);
  }

  /** Down, with the reason as a sentence, while the log is not being signed. */
  @Bean
  HealthIndicator checkpointHealthIndicator(Checkpoints checkpoints) {
    return () ->
        checkpoints
            .trouble()
            .map(sentence -> Health.down().withDetail("reason", sentence))
            .orElseGet(
                () ->
                    Health.up()
                        .withDetail(
                            "position",
                            checkpoints.newest().map(newest -> newest.position()).orElse(0L)))
            .build();
  }
}
