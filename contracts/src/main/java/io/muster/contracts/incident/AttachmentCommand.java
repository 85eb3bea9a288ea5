package io.muster.contracts.incident;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;

/** What can be asked of the files of an incident. */
public sealed interface AttachmentCommand extends IncidentCommand {

  /** Attach a file whose bytes are kept already. */
  record Attach(
      String incidentId,
      String attachmentId,
      String sha256,
      String name,
      String mediaType,
      long size,
      String note,
      Actor by,
      Authority authority)
      implements AttachmentCommand {}

  /** Show it no more; a reason is required. */
  record Withdraw(
      String incidentId, String attachmentId, String reason, Actor by, Authority authority)
      implements AttachmentCommand {}
}
