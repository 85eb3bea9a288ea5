package io.muster.notification.conversation.update;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of an incident can be named in a template; written as {@code {{title}}}. */
enum Placeholder {
  /** What the incident is called. */
  TITLE,
  /** As people call it, such as INC-142. */
  NUMBER,
  /** How bad it is, such as SEV1. */
  SEVERITY,
  /** The affected services; "our services" when none is named. */
  SERVICES,
  /** Which phase of the response it is in. */
  PHASE,
  /** When the trouble began, UTC. */
  SINCE,
  /** What changed since the last update; nothing when nothing did. */
  CHANGES,
  /** Within which time more will be said, as a sentence; nothing when none is laid down. */
  NEXT;

  private static final Mustache.Compiler MUSTACHE = Mustache.compiler().escapeHTML(false);

  @Override
  public String toString() {
    return "{{" + key() + "}}";
  }

  private String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Whatever a template asks for that is none of these; sections and partials among it.
   *
   * @throws com.samskivert.mustache.MustacheException when it is no template
   */
  static Set<String> unknownIn(String template) {
    Set<String> known = Stream.of(values()).map(Placeholder::key).collect(Collectors.toSet());
    Set<String> unknown = new TreeSet<>();
    MUSTACHE
        .compile(template)
        .visit(
            new Mustache.Visitor() {
              @Override
              public void visitText(String text) {
                // Stands as it is.
              }

              @Override
              public void visitVariable(String name) {
                if (!known.contains(name)) {
                  unknown.add(name);
                }
              }

              @Override
              public boolean visitInclude(String name) {
                unknown.add(name);
                return false;
              }

              @Override
              public boolean visitSection(String name) {
                unknown.add(name);
                return false;
              }

              @Override
              public boolean visitInvertedSection(String name) {
                unknown.add(name);
                return false;
              }
            });
    return unknown;
  }

  /** A template filled in. */
  static String fill(String template, Map<Placeholder, String> values) {
    Template compiled = MUSTACHE.compile(template);
    return compiled
        .execute(
            values.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().key(), Map.Entry::getValue)))
        .replaceAll("\\n{3,}", "\n\n")
        .strip();
  }
}
