package io.muster.incident;

import io.muster.starter.Muster;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Takes alerts in, keeps incidents and shows them. */
@SpringBootApplication
public class IncidentService {

  /** Starts the service; everything it must be told comes from the environment. */
  public static void main(String[] args) {
    Muster.run(IncidentService.class, args);
  }
}
