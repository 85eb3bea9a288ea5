package io.muster.contracts.recovery;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of work that are put on record while an incident is eradicated and recovered from. */
public enum WorkKind {
  /** Logs were looked through. */
  LOG_REVIEW,
  /** Something malicious was removed. */
  ARTEFACT_REMOVAL,
  /** A vulnerability was closed on an asset. */
  PATCH,
  /** A credential was replaced. */
  CREDENTIAL_ROTATION,
  /** A backup was compared with what it should be, by its hash. */
  BACKUP_CHECK,
  /** An asset was restored from a backup, and somebody saw that it works. */
  ASSET_RESTORE,
  /** A service went back to a release by name. */
  ROLLBACK;

  /** How a plan's exit criterion names it, as in {@code log-review}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** By its slug; nothing when no kind is called so. */
  public static Optional<WorkKind> of(String slug) {
    return Arrays.stream(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
  }
}
