package io.muster.eventlog.codec;

import java.util.Optional;
import java.util.Set;

/** The keys that wrap data keys; they lie outside every database. */
interface KeyEncryptionKeys {

  /** The 32 bytes of the key with this short name; empty when it is not (or no longer) there. */
  Optional<byte[]> find(String name);

  /** Short name of the newest key that is none of these. */
  Optional<String> newestBut(Set<String> names);

  /**
   * Makes a new key; answers its short name.
   *
   * @throws KeysUnavailableException when none can be made here; the message says what to do
   */
  String make();

  /**
   * Destroys keys; one being gone already is as good.
   *
   * @throws KeysUnavailableException when one is still there afterwards
   */
  void destroy(Set<String> names);
}
