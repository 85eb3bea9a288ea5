package io.muster.notification.reach;

import io.muster.contracts.oncall.MethodKind;
import io.muster.notification.oncall.contact.Calls;
import io.muster.notification.oncall.contact.Method;
import io.muster.notification.reach.ReachForms.RulesForm;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.springframework.http.ResponseEntity;

/** What people are told about how they are reached. */
final class ReachAnswers {

  private ReachAnswers() {}

  /**
   * One of my contact methods.
   *
   * @param address where it goes; the browser's name for one that is pushed to, the host of a
   *     workflow of Teams
   * @param verified whether it may page
   * @param published whether a manager laid it down, so that only a manager changes it
   * @param offered whether this installation can use it
   * @param works whether the last message over it arrived as far as is known; missing when none
   *     went
   */
  @Schema(
      name = "ContactMethod",
      requiredProperties = {"id", "kind", "address", "verified", "published", "offered"})
  record MethodShown(
      String id,
      MethodKind kind,
      @Schema(example = "+4915123456789") String address,
      boolean verified,
      boolean published,
      boolean offered,
      Boolean works) {

    static MethodShown of(Method method, boolean offered, Boolean works) {
      return new MethodShown(
          method.id(),
          method.kind(),
          method.shown(),
          method.verified(),
          method.isPublished(),
          offered,
          works);
    }
  }

  /**
   * How I am reached.
   *
   * @param offered by what means this installation reaches people
   * @param rules missing when I set none, and the default holds
   * @param version of all this; -1 when nothing is recorded
   */
  @Schema(
      name = "MyContact",
      requiredProperties = {"methods", "offered", "version"})
  record MyContact(
      List<MethodShown> methods, List<MethodKind> offered, RulesForm rules, long version) {}

  /**
   * One call of a preview.
   *
   * @param at when, UTC, unless somebody has acknowledged by then
   * @param address missing for somebody else's
   */
  @Schema(
      name = "PreviewedCall",
      requiredProperties = {"kind", "afterSeconds", "at"})
  record CallShown(MethodKind kind, String address, long afterSeconds, Instant at) {}

  /** A person as the asker may see them. */
  @Schema(
      name = "PreviewedPerson",
      requiredProperties = {"id", "name"})
  record Named(String id, String name) {}

  /**
   * Who stands in.
   *
   * @param atOnce whether they are paged beside me from the beginning, and not only when I cannot
   *     be reached
   * @param calls how they are paged then
   */
  @Schema(
      name = "PreviewedBackup",
      requiredProperties = {"person", "atOnce", "calls"})
  record BackupShown(Named person, boolean atOnce, List<CallShown> calls) {}

  /**
   * How I would be paged.
   *
   * @param rule the how-manieth of my rules it follows from, counted from 0; missing when none
   * @param calls in order; empty when I would not be
   * @param backup missing when I have none
   */
  @Schema(
      name = "ContactPreview",
      requiredProperties = {"why", "calls"})
  record Preview(Calls.Why why, Integer rule, List<CallShown> calls, BackupShown backup) {}

  /**
   * What came of a test page over one method.
   *
   * @param detail what the provider said
   */
  @Schema(
      name = "ContactTest",
      requiredProperties = {"methodId", "kind", "taken", "detail"})
  record Tested(String methodId, MethodKind kind, boolean taken, String detail) {}

  /** What came of a test page. */
  @Schema(name = "ContactTests", requiredProperties = "items")
  record Tests(List<Tested> items) {}

  /**
   * A contact method was named.
   *
   * @param methodId its id
   * @param codeSent whether a code is on its way to it; ask for another when it is not
   */
  @Schema(
      name = "ContactMethodAdded",
      requiredProperties = {"id", "version", "position", "methodId", "codeSent"})
  record Added(String id, long version, long position, String methodId, boolean codeSent) {}

  /** Where a write is in the log. */
  @Schema(
      name = "ContactWritten",
      requiredProperties = {"id", "version", "position"})
  record Written(String id, long version, long position) {}

  static ResponseEntity<Written> answer(WriteResult result) {
    return ResponseEntity.ok()
        .eTag("\"" + result.version() + "\"")
        .body(new Written(result.id(), result.version(), result.position()));
  }
}
