package io.muster.notification.oncall;

import io.muster.starter.Caller;
import io.muster.starter.Sha256;
import io.muster.starter.WriteContext;
import java.util.UUID;

/** Ids of what is made by a request. */
public final class MadeIds {

  private static final int DIGITS = 24;

  private MadeIds() {}

  /** A new id; the same again for a request that is repeated with its key. */
  public static String of(String prefix, Caller caller, WriteContext context) {
    String from =
        context.idempotencyKey() == null
            ? UUID.randomUUID().toString()
            : caller.id() + "\n" + context.idempotencyKey();
    return prefix + "-" + Sha256.hex(from).substring(0, DIGITS);
  }

  /** Additions do not get in each other's way, whatever version somebody looked at. */
  public static WriteContext anyVersion(WriteContext context) {
    return new WriteContext(context.idempotencyKey(), context.requestHash(), null);
  }
}
