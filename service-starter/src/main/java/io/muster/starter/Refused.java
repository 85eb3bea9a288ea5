package io.muster.starter;

import java.util.List;
import java.util.Map;

/**
 * Something was asked that may not or cannot be done. It becomes a problem-details answer (RFC
 * 9457) whose sentence tells the person what to do; nothing was written.
 */
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * One field at fault.
   *
   * @param pointer JSON pointer (RFC 6901) into the request body
   */
  public record Fault(String pointer, String detail) implements java.io.Serializable {}

  private final int status;
  private final String slug;
  private final List<Fault> faults;
  private final transient Map<String, Object> more;

  private Refused(
      int status, String slug, String detail, List<Fault> faults, Map<String, Object> more) {
    super(detail);
    this.status = status;
    this.slug = slug;
    this.faults = faults;
    this.more = more;
  }

  /** 404: it is not there, or not for the asker to see; the two are told the same way. */
  public static Refused notFound(String what) {
    return new Refused(
        404, "not-found", what + " is not here, or not visible to you.", List.of(), Map.of());
  }

  /** 409: not in this state. */
  public static Refused conflict(String slug, String detail) {
    return new Refused(409, slug, detail, List.of(), Map.of());
  }

  /** 409, with what the asker needs to decide anew. */
  public static Refused conflict(String slug, String detail, Map<String, Object> more) {
    return new Refused(409, slug, detail, List.of(), more);
  }

  /** 403: not for this asker; the detail says who can. */
  public static Refused forbidden(String slug, String detail) {
    return new Refused(403, slug, detail, List.of(), Map.of());
  }

  /** 422: one field of the body is wrong. */
  public static Refused invalid(String pointer, String detail) {
    return new Refused(422, "invalid-field", detail, List.of(new Fault(pointer, detail)), Map.of());
  }

  /** 422: the key that makes a request one request was used for another before. */
  public static Refused keyReused() {
    return new Refused(
        422,
        "idempotency-key-reused",
        "This Idempotency-Key was used for a different request before. Use a new key for a new request.",
        List.of(),
        Map.of());
  }

  /** 412: the asker looked at an older version; {@code more} says what changed since. */
  public static Refused stale(String detail, Map<String, Object> more) {
    return new Refused(412, "stale-version", detail, List.of(), more);
  }

  /** Any other status. */
  public static Refused of(int status, String slug, String detail) {
    return new Refused(status, slug, detail, List.of(), Map.of());
  }

  /** HTTP status code. */
  public int status() {
    return status;
  }

  /** Last part of the problem's type. */
  public String slug() {
    return slug;
  }

  /** The fields at fault, possibly none. */
  public List<Fault> faults() {
    return faults;
  }

  /** Further members of the problem object. */
  public Map<String, Object> more() {
    return more == null ? Map.of() : more;
  }
}
