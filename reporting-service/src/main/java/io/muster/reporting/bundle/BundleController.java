package io.muster.reporting.bundle;

import io.muster.contracts.evidence.BundleCommand.HandOut;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hands out evidence bundles. That one was taken away is recorded before it is. */
@RestController
@RequestMapping("/api/evidence/incidents")
@Tag(name = "Evidence")
class BundleController {

  private static final String ZIP = "application/zip";

  /** Each reads the whole log once and lies on disk while it is sent. */
  private static final int AT_ONCE = 2;

  private final Bundles bundles;
  private final CommandSender sender;
  private final Semaphore packing = new Semaphore(AT_ONCE);

  BundleController(Bundles bundles, CommandSender sender) {
    this.bundles = bundles;
    this.sender = sender;
  }

  @Operation(
      summary = "All that proves what became of an incident, in one file",
      description =
          "Report, files, proofs and keys, with a signed manifest and a page that checks it without network."
              + " That it was taken away is recorded in the log.",
      operationId = "evidenceBundle",
      responses =
          @ApiResponse(
              responseCode = "200",
              description =
                  "A zip as docs/evidence-bundle.md says; X-Content-SHA256 is the hash of the file",
              content = @Content(mediaType = ZIP)))
  @GetMapping("/{ref:[A-Za-z0-9_-]+}/bundle.zip")
  @PreAuthorize("hasAnyRole('auditor', 'manager')")
  void bundle(
      @PathVariable String ref, Caller caller, WriteContext context, HttpServletResponse response)
      throws IOException {
    if (!packing.tryAcquire()) {
      throw Refused.of(
          503, "busy", "Too many bundles are being packed at the moment. Try again in a minute.");
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
          context);
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
