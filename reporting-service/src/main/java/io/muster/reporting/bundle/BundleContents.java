package io.muster.reporting.bundle;

import io.muster.contracts.evidence.EvidenceContent;
import io.muster.contracts.incident.AttachmentEvent;
import io.muster.reporting.bundle.Evidence.LeftOut.Reason;
import io.muster.reporting.ledger.Names;
import io.muster.starter.ContentStore;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Set;

/**
 * Puts the files of an incident into a bundle: what is attached, and what is evidence. What may not
 * travel, or is not there any more, is named with the reason.
 */
final class BundleContents {

  /** What is larger is fetched from the incident itself: a bundle is something one can mail. */
  private static final long LARGEST = 256L << 20;

  private final ContentStore contents;
  private final BundleFile file;
  private final Evidence evidence;
  private final Names names;
  private final Set<String> met = new HashSet<>();
  private int number;

  BundleContents(ContentStore contents, BundleFile file, Evidence evidence, Names names) {
    this.contents = contents;
    this.file = file;
    this.evidence = evidence;
    this.names = names;
  }

  void add(String incidentId) throws IOException {
    for (AttachmentEvent.Added added : evidence.attached()) {
      CustodyList.Item item = evidence.custody().holding(incidentId, added.sha256()).orElse(null);
      put(incidentId, added.sha256(), added.size(), added.name(), item);
    }
    for (CustodyList.Item item : evidence.custody().items()) {
      EvidenceContent content = item.content();
      if (!met.contains(content.sha256())) {
        // What was deleted may have been collected again since.
        CustodyList.Item last =
            evidence.custody().holding(content.owner(), content.sha256()).orElse(item);
        put(content.owner(), content.sha256(), content.size(), last.name(), last);
      }
    }
  }

  /**
   * Puts one in.
   *
   * @param item what it is as evidence; null: it is attached only
   */
  private void put(String owner, String sha256, long size, String name, CustodyList.Item item)
      throws IOException {
    met.add(sha256);
    if (item != null && item.isDeleted()) {
      evidence.leaveOut(sha256, Reason.DELETED);
    } else if (item != null && item.isPrivileged()) {
      evidence.leaveOut(sha256, Reason.PRIVILEGED);
    } else if (size > LARGEST) {
      evidence.leaveOut(sha256, Reason.TOO_LARGE);
    } else {
      Written written = new Written(owner, sha256);
      if (!file.add("evidence/%d-%s".formatted(++number, safe(names.text(name))), written)) {
        evidence.leaveOut(sha256, written.altered ? Reason.ALTERED : Reason.ERASED);
      }
    }
  }

  /** Writes nothing of what is not what the record names, and remembers that. */
  private final class Written implements BundleFile.Content {

    private final String owner;
    private final String sha256;
    private boolean altered;

    Written(String owner, String sha256) {
      this.owner = owner;
      this.sha256 = sha256;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      try {
        contents.write(owner, sha256, out);
      } catch (ContentStore.DamagedException e) {
        altered = true;
      }
    }
  }

  /** A name that is one on every system, and leads nowhere else. */
  private static String safe(String name) {
    String safe = name == null ? "" : name.replaceAll("[^A-Za-z0-9._-]+", "_");
    return safe.replaceFirst("^[.]+", "").isEmpty() ? "file" : safe.replaceFirst("^[.]+", "");
  }
}
