package io.muster.reporting.ledger;

import com.mongodb.MongoException;

/** Tells an event nobody can read from one whose key could not be fetched just now. */
final class Unreadable {

  private Unreadable() {}

  /** Returns when the event itself is the reason. */
  static void orRethrow(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof MongoException outage) {
        throw outage;
      }
    }
  }
}
