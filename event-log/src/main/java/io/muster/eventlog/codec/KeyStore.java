package io.muster.eventlog.codec;

import java.util.Optional;
import java.util.stream.Stream;

/** Where wrapped data keys lie. */
interface KeyStore {

  /**
   * What is known of a key; an erased key is remembered as such, so that it is never made again.
   */
  Optional<WrappedKey> find(String id);

  /**
   * Stores a new key unless there is one (or was one that has been erased); returns the one that
   * counts.
   */
  WrappedKey insertIfAbsent(WrappedKey key);

  void replace(WrappedKey key);

  /** Destroys the key and remembers that it was erased. */
  void erase(String id);

  Stream<WrappedKey> all();

  /**
   * A data key, sealed by the key-encryption key.
   *
   * @param id {@code person/<id>} or {@code aggregate/<id>}
   * @param wrappedBy short name of the key-encryption key
   * @param wrapped the sealed key; empty once it has been erased
   */
  record WrappedKey(String id, String wrappedBy, byte[] wrapped) {

    boolean erased() {
      return wrapped.length == 0;
    }
  }
}
