package io.muster.reporting;

import io.muster.starter.Muster;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** What auditors and managers read: the ledger, compliance reports and signed checkpoints. */
@SpringBootApplication
public class ReportingService {

  /** Starts the service. */
  public static void main(String[] args) {
    Muster.run(ReportingService.class, args);
  }
}
