package io.muster.incident.review;

import io.muster.contracts.Actor;
import io.muster.starter.Refused;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What each part of a review said in its latest versions, so that whoever wrote on an older one is
 * offered both texts as one.
 */
final class PartTexts {

  /** Who is further behind than this is told so, and compares by eye. */
  private static final int KEPT = 100;

  private final Map<String, TreeMap<Integer, String>> texts = new HashMap<>();

  void keep(String part, int version, String text) {
    TreeMap<Integer, String> versions = texts.computeIfAbsent(part, key -> new TreeMap<>());
    versions.put(version, text == null ? "" : text);
    while (versions.size() > KEPT) {
      versions.pollFirstEntry();
    }
  }

  void forget(String part) {
    texts.remove(part);
  }

  /**
   * That somebody wrote meanwhile, with both texts and what they are together.
   *
   * @param by who wrote the version that is there; null when nobody did
   */
  Refused stale(String part, int base, int current, Actor by, String yours) {
    TreeMap<Integer, String> versions = texts.getOrDefault(part, new TreeMap<>());
    String was = versions.getOrDefault(base, "");
    String theirs = versions.getOrDefault(current, "");
    TextMerge.Merged merged = TextMerge.of(was, theirs, yours);
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("part", part);
    more.put("currentVersion", current);
    more.put("was", was);
    more.put("theirs", theirs);
    if (by != null) {
      more.put("theirsBy", by.id());
    }
    more.put("yours", yours);
    more.put("merged", merged.text());
    more.put("conflicts", merged.conflicts());
    return Refused.conflict(
        "text-changed",
        "Somebody wrote here since you began. Look at both texts, then save what they are together"
            + " on version "
            + current
            + ".",
        more);
  }
}
