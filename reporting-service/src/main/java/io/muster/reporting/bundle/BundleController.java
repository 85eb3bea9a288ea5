package io.muster.reporting.bundle;

import io.muster.starter.Caller;
import io.muster.starter.OnRecord;
import io.muster.starter.WriteContext;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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

  private final BundleDesk desk;

  BundleController(BundleDesk desk) {
    this.desk = desk;
  }

  @Operation(
      summary = "All that proves what became of an incident, in one file",
      description =
          "Report, files, proofs and keys, with a signed manifest and a page that checks it without"
              + " network. That it was taken away is recorded in the log.",
      operationId = "evidenceBundle",
      responses =
          @ApiResponse(
              responseCode = "200",
              description =
                  "A zip as docs/evidence-bundle.md says; X-Content-SHA256 is the hash of the file",
              content = @Content(mediaType = BundleDesk.ZIP)))
  @GetMapping("/{ref:[A-Za-z0-9_-]+}/bundle.zip")
  @OnRecord
  @PreAuthorize("hasAnyRole('auditor', 'manager')")
  void bundle(
      @PathVariable String ref, Caller caller, WriteContext context, HttpServletResponse response)
      throws IOException {
    desk.handOut(ref, caller, context, response);
  }
}
