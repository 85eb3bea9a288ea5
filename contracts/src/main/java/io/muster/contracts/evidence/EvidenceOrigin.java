package io.muster.contracts.evidence;

/** How an item came into Muster's hands. */
public enum EvidenceOrigin {
  /** Somebody sent it as evidence. */
  UPLOAD,
  /** It was attached to the incident before; the content is the attachment's, kept once. */
  ATTACHMENT,
  /** It is the message a tool sent; the content is the one intake kept, which stays there. */
  ALERT,
  /** It is what was said in the incident's chat as far as Muster kept it, written down once. */
  CHAT
}
