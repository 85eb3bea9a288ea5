package io.muster.reporting.bundle;

import io.muster.contracts.evidence.BundleCommand.HandOut;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Service;

/** Hands evidence bundles over the counter. That one is taken away is recorded before it is. */
@Service
public class BundleDesk {

  /** Media type of a bundle. */
  public static final String ZIP = "application/zip";

  /** Each reads the whole log once and lies on disk while it is sent. */
  private static final int AT_ONCE = 2;

  private final Bundles bundles;
  private final CommandSender sender;
  private final Semaphore packing = new Semaphore(AT_ONCE);

  BundleDesk(Bundles bundles, CommandSender sender) {
    this.bundles = bundles;
    this.sender = sender;
  }

  /**
   * Answers with the bundle of an incident, as this caller may see it.
   *
   * @param ref id or number of the incident
   * @throws Refused 404 when there is none for them, 503 when too many are packed at the moment or
   *     the log cannot be signed
   */
  public void handOut(String ref, Caller caller, WriteContext context, HttpServletResponse response)
      throws IOException {
    if (!packing.tryAcquire()) {
      throw Refused.of(
          503,
          "busy",
          "Too many bundles are being packed at the moment. Try again in a few seconds.");
    }
    try (Bundles.Packed packed = bundles.pack(ref, caller)) {
      sender.send(
          new HandOut(
              "bundle-" + UUID.randomUUID(),
              packed.incidentId(),
              packed.manifestSha256(),
              packed.sha256(),
              packed.file().files().size() - 2,
              packed.upTo(),
              caller.actor()),
          caller,
          context.anew());
      response.setContentType(ZIP);
      response.setContentLengthLong(Files.size(packed.file().path()));
      response.setHeader("X-Content-SHA256", packed.sha256());
      response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setHeader(
          HttpHeaders.CONTENT_DISPOSITION,
          "attachment; filename=\"%s-evidence.zip\"".formatted(packed.number()));
      Files.copy(packed.file().path(), response.getOutputStream());
    } finally {
      packing.release();
    }
  }
}
