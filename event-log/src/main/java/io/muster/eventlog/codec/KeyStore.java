package io.muster.eventlog.codec;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where wrapped data keys lie, and which key-encryption keys have wrapped them so far. */
interface KeyStore {

  /**
   * What is known of a key; a destroyed key is remembered as such, so that it is never made again.
   */
  Optional<WrappedKey> find(String id);

  /**
   * Stores a new key unless there is one (or was one that has been destroyed); returns the one that
   * counts.
   */
  WrappedKey insertIfAbsent(WrappedKey key);

  /** Makes each change whose {@code from} is still what is stored; the others are left out. */
  void replace(List<Change> changes);

  /** Destroys the key and remembers that it was destroyed. */
  void destroy(String id);

  /** The keys that are wrapped by anything but this key-encryption key. */
  Stream<WrappedKey> notWrappedBy(String keyEncryptionKey);

  /** The key-encryption keys there have been, oldest first; the last one is in use. */
  List<Generation> generations();

  /** Takes a key-encryption key into use; false when another process took that number. */
  boolean begin(Generation next);

  /** Remembers that nothing is wrapped by it any more, so that it may be destroyed. */
  void retire(int number);

  /**
   * A data key, sealed by a key-encryption key.
   *
   * @param id {@code person/<id>} or {@code aggregate/<id>}
   * @param wrappedBy short name of the key-encryption key
   * @param wrapped the sealed key; empty once it has been destroyed
   */
  record WrappedKey(String id, String wrappedBy, byte[] wrapped) {

    boolean destroyed() {
      return wrapped.length == 0;
    }
  }

  /** A key to be wrapped anew. */
  record Change(WrappedKey from, WrappedKey to) {}

  /**
   * One key-encryption key in the life of an installation.
   *
   * @param number counted from 1
   * @param name its short name
   * @param retired whether nothing is wrapped by it any more
   */
  record Generation(int number, String name, boolean retired) {}
}
