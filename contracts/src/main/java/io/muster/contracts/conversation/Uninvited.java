package io.muster.contracts.conversation;

/**
 * A person who belongs in an incident's channel and could not be brought there.
 *
 * @param personId subject in the identity provider
 */
public record Uninvited(String personId, Reason reason) {

  /** Why somebody could not be brought into a channel. */
  public enum Reason {
    /** Nobody said by which address they are reached. */
    NO_ADDRESS,
    /** The chat knows nobody by that address. */
    NOT_FOUND,
    /** The chat knows them and does not let them in: a guest, for instance, or one who left. */
    NOT_ADMITTED
  }
}
