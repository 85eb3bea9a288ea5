package io.muster.eventlog.axon;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.muster.eventlog.verify.LogFormat;
import java.io.Serializable;
import java.util.HexFormat;
import java.util.OptionalLong;
import org.axonframework.eventhandling.TrackingToken;

/**
 * How far a processor has read: the position of the last event, and eight bytes of its commit's
 * hash, by which a reader notices that its past is no longer what the log holds.
 *
 * @param position position of the last event read, 0 before the first
 * @param hash the first eight bytes of the hash of the commit that holds it, in hex
 */
@JsonAutoDetect(
    getterVisibility = JsonAutoDetect.Visibility.NONE,
    isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public record PositionToken(@JsonProperty("position") long at, @JsonProperty("hash") String hash)
    implements TrackingToken, Serializable {

  private static final long serialVersionUID = 1L;

  /** Before the first event. */
  public static final PositionToken START = of(0, LogFormat.genesis());

  /** Read back from the token store. */
  @JsonCreator
  public PositionToken {}

  /** The token of an event in the commit with this hash. */
  static PositionToken of(long position, byte[] commitHash) {
    return new PositionToken(position, HexFormat.of().formatHex(LogFormat.shortHash(commitHash)));
  }

  @Override
  public TrackingToken lowerBound(TrackingToken other) {
    return ours(other).at < at ? other : this;
  }

  @Override
  public TrackingToken upperBound(TrackingToken other) {
    return ours(other).at > at ? other : this;
  }

  @Override
  public boolean covers(TrackingToken other) {
    return other == null || ours(other).at <= at;
  }

  @Override
  public boolean samePositionAs(TrackingToken other) {
    return other != null && ours(other).at == at;
  }

  @Override
  public OptionalLong position() {
    return OptionalLong.of(at);
  }

  private static PositionToken ours(TrackingToken other) {
    if (other instanceof PositionToken token) {
      return token;
    }
    throw new IllegalArgumentException(
        "A processor of another kind of log left its token here: " + other.getClass().getName());
  }
}
