package io.muster.contracts.evidence;

/** What kind of thing an item of evidence is; how long its content is kept goes by it. */
public enum EvidenceClass {
  /** Lines a system wrote: logs, audit trails, exports of them. */
  LOG,
  /** A copy of a disk, a volume or a snapshot. */
  DISK_IMAGE,
  /** What was in the memory of a machine. */
  MEMORY_DUMP,
  /** Packets or flows that were recorded on a network. */
  NETWORK_CAPTURE,
  /** A file that is, or is thought to be, malicious. */
  MALWARE,
  /** Mail, chat or another message, or an export of a conversation. */
  MESSAGE,
  /** A document, a picture, a photograph of a screen. */
  DOCUMENT,
  /** How a system was set up. */
  CONFIGURATION,
  /** An alert as a tool sent it. */
  ALERT,
  /** Nothing of these. */
  OTHER
}
