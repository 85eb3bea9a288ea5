package io.muster.starter;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;

/**
 * Writes how far a processor has come once a second rather than after every batch. After a crash
 * some events are handled again, which every handler here has to bear anyway.
 *
 * <p>A token must never be ahead of what its handlers wrote. So when the database was away, and may
 * have taken back their last writes, every claim held then is lost: its tokens are refused until
 * the processor has let go of it and starts again from the token that was written.
 */
class SparseTokenStore extends MongoTokenStore {

  private static final long BETWEEN_WRITES = Duration.ofSeconds(1).toNanos();

  private static final Written LOST = new Written(0, null);

  private final Map<Claim, Written> claims = new ConcurrentHashMap<>();
  private final LongSupplier nanoTime;

  SparseTokenStore(Builder builder, LongSupplier nanoTime) {
    super(builder);
    this.nanoTime = nanoTime;
  }

  private record Claim(String processor, int segment) {}

  /**
   * What was done with a claim last.
   *
   * @param at when the token was last written, by the clock that only counts
   * @param waiting a newer token that was not written yet; null when there is none
   */
  private record Written(long at, TrackingToken waiting) {}

  /** The database was away. */
  void loseClaims() {
    claims.replaceAll((claim, written) -> LOST);
  }

  @Override
  public void storeToken(TrackingToken token, String processorName, int segment) {
    Claim claim = new Claim(processorName, segment);
    Written last = held(claim);
    if (last != null && nanoTime.getAsLong() - last.at() < BETWEEN_WRITES) {
      claims.replace(claim, last, new Written(last.at(), token));
      return;
    }
    super.storeToken(token, processorName, segment);
    claims.put(claim, new Written(nanoTime.getAsLong(), null));
  }

  @Override
  public void extendClaim(String processorName, int segment) {
    if (!writeWhatWaits(new Claim(processorName, segment))) {
      super.extendClaim(processorName, segment);
    }
  }

  @Override
  public void releaseClaim(String processorName, int segment) {
    try {
      if (claims.get(new Claim(processorName, segment)) != LOST) {
        writeWhatWaits(new Claim(processorName, segment));
      }
    } finally {
      claims.remove(new Claim(processorName, segment));
      super.releaseClaim(processorName, segment);
    }
  }

  private boolean writeWhatWaits(Claim claim) {
    Written last = held(claim);
    if (last == null || last.waiting() == null) {
      return false;
    }
    super.storeToken(last.waiting(), claim.processor(), claim.segment());
    claims.replace(claim, last, new Written(nanoTime.getAsLong(), null));
    return true;
  }

  private Written held(Claim claim) {
    Written last = claims.get(claim);
    if (last == LOST) {
      throw new UnableToClaimTokenException(
          "The database was away; %s starts again from its stored token".formatted(claim));
    }
    return last;
  }
}
