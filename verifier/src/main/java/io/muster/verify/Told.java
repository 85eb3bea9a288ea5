package io.muster.verify;

import io.muster.verify.Verification.Range;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts results into sentences for people and into fields for programs. */
final class Told {

  private Told() {}

  static List<String> verdicts(Verification log) {
    List<String> lines = new ArrayList<>();
    lines.add("integrity: " + integrity(log));
    lines.add("completeness: " + completeness(log));
    if (log.signedUpTo() > 0) {
      lines.add(
          "checked against %d signed checkpoints, the newest of %s"
              .formatted(log.checkpoints(), log.signedAt()));
    }
    for (String key : log.unvouched()) {
      lines.add(
          "the key %s is not introduced by the key before it: make sure where it comes from"
              .formatted(key));
    }
    return lines;
  }

  private static String integrity(Verification log) {
    String unproven =
        log.unproven().isEmpty()
            ? ""
            : "; not provable for %s, which no checkpoint covers".formatted(ranges(log.unproven()));
    return switch (log.integrity()) {
      case DAMAGED -> "damaged, " + log.found() + " findings";
      case NOT_PROVABLE ->
          log.provenUpTo() == 0
              ? "not provable: the chain holds together, but no checkpoint shows that it is the one that was recorded"
              : "not provable for "
                  + ranges(log.unproven())
                  + ", which nothing connects with a checkpoint";
      case INTACT ->
          "intact: every event up to position %d is as it was recorded%s"
              .formatted(log.provenUpTo(), unproven);
    };
  }

  private static String completeness(Verification log) {
    return switch (log.completeness()) {
      case INCOMPLETE -> "incomplete";
      case COMPLETE ->
          "complete: nothing is missing up to position %d, signed at %s; whether something newer was cut off is not provable"
              .formatted(log.signedUpTo(), log.signedAt());
      case NOT_PROVABLE ->
          log.signedUpTo() == 0
              ? "not provable: without a checkpoint a cut-off end cannot be seen"
              : "not provable after position %d, where the log departs from what was signed"
                  .formatted(log.provenUpTo());
    };
  }

  static List<String> verdicts(ProofVerification proof) {
    if (!proof.findings().isEmpty()) {
      boolean integrity = proof.findings().stream().anyMatch(f -> f.kind().isIntegrity());
      return List.of(
          "integrity: " + (integrity ? "damaged" : "intact"),
          "completeness: " + (integrity ? "not provable" : "incomplete"));
    }
    if (proof.incident() == null) {
      return List.of(
          "proven: the log of %d events signed at %s continues the log of %d events signed at %s"
              .formatted(proof.size(), proof.signedAt(), proof.sinceSize(), proof.since()));
    }
    return List.of(
        "proven: %d events about incident %s stand in the log of %d events signed at %s"
            .formatted(proof.events(), proof.incident(), proof.size(), proof.signedAt()),
        "integrity: intact",
        "completeness: none is missing in front of another; whether there are later ones only the whole log can show");
  }

  static List<String> verdicts(BundleVerification bundle) {
    List<String> lines = new ArrayList<>();
    lines.add(
        bundle.findings().isEmpty()
            ? "proven: %d files about %s are as they were handed out, of the log of %d events signed at %s"
                .formatted(bundle.files(), bundle.number(), bundle.size(), bundle.signedAt())
            : "integrity: damaged, %d findings".formatted(bundle.findings().size()));
    if (bundle.key() != null && bundle.keysFromBundle()) {
      lines.add(
          "signed with %s, which the bundle brought itself: compare it with the key you have from elsewhere, or give that with --keys"
              .formatted(bundle.key()));
    }
    return lines;
  }

  static Map<String, Object> of(BundleVerification bundle) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("proven", bundle.findings().isEmpty());
    told.put("incident", bundle.incident());
    told.put("number", bundle.number());
    told.put("files", bundle.files());
    told.put("size", bundle.size());
    told.put("signedAt", bundle.signedAt());
    told.put("key", bundle.key());
    told.put("keysFromBundle", bundle.keysFromBundle());
    List<Map<String, Object>> findings = new ArrayList<>();
    for (BundleVerification.Damage damage : bundle.findings()) {
      Map<String, Object> finding = new LinkedHashMap<>();
      finding.put("path", damage.path());
      finding.put("sentence", damage.sentence());
      findings.add(finding);
    }
    told.put("findings", findings);
    return told;
  }

  static Map<String, Object> of(Verification log) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("integrity", word(log.integrity()));
    told.put("completeness", word(log.completeness()));
    told.put("events", log.events());
    told.put("position", log.position());
    told.put("head", log.head());
    told.put("root", log.root());
    told.put("checkpoints", log.checkpoints());
    told.put("provenUpTo", log.provenUpTo());
    told.put("signedUpTo", log.signedUpTo());
    told.put("signedAt", log.signedAt());
    told.put("notProvable", log.unproven().stream().map(r -> List.of(r.from(), r.to())).toList());
    told.put("unvouchedKeys", log.unvouched());
    told.put("found", log.found());
    told.put("findings", log.findings().stream().map(Told::of).toList());
    return told;
  }

  static Map<String, Object> of(ProofVerification proof) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("proven", proof.findings().isEmpty());
    told.put("incident", proof.incident());
    told.put("events", proof.events());
    told.put("size", proof.size());
    told.put("signedAt", proof.signedAt());
    told.put("findings", proof.findings().stream().map(Told::of).toList());
    return told;
  }

  static Map<String, Object> unreadable(String why) {
    return Map.of("unreadable", why);
  }

  private static Map<String, Object> of(Finding finding) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("verdict", finding.kind().isIntegrity() ? "integrity" : "completeness");
    told.put("kind", finding.kind().label());
    told.put("from", finding.from());
    told.put("to", finding.to());
    told.put("eventId", finding.eventId());
    told.put("type", finding.type());
    told.put("sentence", finding.sentence());
    return told;
  }

  private static String word(Enum<?> verdict) {
    return verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String ranges(List<Range> ranges) {
    return ranges.stream()
        .map(range -> "positions %d to %d".formatted(range.from(), range.to()))
        .collect(Collectors.joining(", "));
  }
}
