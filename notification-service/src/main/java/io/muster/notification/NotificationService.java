package io.muster.notification;

import io.muster.starter.Muster;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Makes sure that somebody who can act knows of every incident, and can prove that they did. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class NotificationService {

  /** Starts the service. */
  public static void main(String[] args) {
    Muster.run(NotificationService.class, args);
  }
}
