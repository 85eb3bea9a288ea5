package io.muster.starter;

import java.util.function.Supplier;

/**
 * The promises a caller asked for with a write.
 *
 * @param idempotencyKey the caller's key; null when none was given
 * @param requestHash hash of method, path and body, asked for only after the body was read
 * @param ifMatch the version the caller looked at; null when any will do
 */
public record WriteContext(String idempotencyKey, Supplier<String> requestHash, Long ifMatch) {

  /**
   * For what is handed out again each time it is asked for: the same request with the same key is
   * recorded again as well.
   */
  public WriteContext anew() {
    return new WriteContext(null, requestHash, ifMatch);
  }

  /**
   * For one of several aggregates that a request is about: done once for each, whatever version
   * each has.
   */
  public WriteContext part(String name) {
    String key = idempotencyKey == null ? null : idempotencyKey + "/" + name;
    return new WriteContext(key, requestHash, null);
  }
}
