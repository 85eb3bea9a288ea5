package io.muster.reporting.clock;

import io.muster.contracts.regulation.Regime;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The rules this Muster ships with, by regime, and those an operator has switched on. */
final class Rules {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private final Map<Regime, RegimePack> packs = new EnumMap<>(Regime.class);

  /**
   * Reads what is shipped.
   *
   * @param switchedOn rules to switch on with the first day they apply, as in {@code
   *     gdpr.authority/2@2027-06-01}; the version before then ends the day before
   * @throws IllegalArgumentException when one of these is no such thing
   */
  Rules(Collection<String> switchedOn) {
    for (Regime regime : Regime.values()) {
      packs.put(regime, read(regime));
    }
    switchedOn.forEach(this::switchOn);
  }

  RegimePack of(Regime regime) {
    return packs.get(regime);
  }

  Collection<RegimePack> all() {
    return packs.values();
  }

  /** Whether any limit of a regime is law, or was switched on. */
  boolean isSwitchedOn(Regime regime) {
    return packs.get(regime).rules().stream().anyMatch(Rule::switchedOn);
  }

  /** Each rule of a regime in the version that is law on a day. */
  List<Rule> on(Regime regime, LocalDate day) {
    Map<String, Rule> found = new LinkedHashMap<>();
    for (Rule rule : packs.get(regime).rules()) {
      if (rule.isLawOn(day)) {
        found.merge(rule.id(), rule, (a, b) -> a.version() > b.version() ? a : b);
      }
    }
    return List.copyOf(found.values());
  }

  /** The rules of a regime, each once, in the order of what is filed. */
  List<String> ids(Regime regime) {
    return packs.get(regime).rules().stream().map(Rule::id).distinct().toList();
  }

  /** The regime a report belongs to; nothing for one no rule asks for. */
  Optional<Regime> regimeOf(String report) {
    return packs.values().stream()
        .filter(pack -> pack.rules().stream().anyMatch(rule -> rule.speaksOf(report)))
        .map(RegimePack::regime)
        .findFirst();
  }

  /** What people call a report; its id when no rule asks for it by itself. */
  String nameOf(String report) {
    return packs.values().stream()
        .flatMap(pack -> pack.rules().stream())
        .filter(rule -> rule.report().equals(report))
        .map(Rule::name)
        .findFirst()
        .orElse(report);
  }

  private static RegimePack read(Regime regime) {
    String file = "/regulation/" + regime.name().toLowerCase(Locale.ROOT) + ".json";
    try (InputStream in = Rules.class.getResourceAsStream(file)) {
      return JSON.readValue(in, RegimePack.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void switchOn(String wanted) {
    String[] parts = wanted.strip().split("@", 2);
    LocalDate from;
    try {
      from = LocalDate.parse(parts[1]);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "Write a rule to switch on as ID/VERSION@FIRST-DAY, not %s.".formatted(wanted), e);
    }
    RegimePack pack =
        packs.values().stream()
            .filter(each -> each.rules().stream().anyMatch(rule -> rule.ref().equals(parts[0])))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("There is no rule %s.".formatted(parts[0])));
    Rule chosen =
        pack.rules().stream().filter(rule -> rule.ref().equals(parts[0])).findFirst().orElseThrow();
    List<Rule> rules = new ArrayList<>();
    for (Rule rule : pack.rules()) {
      if (rule == chosen) {
        rules.add(inForce(rule, from, null));
      } else if (rule.id().equals(chosen.id()) && rule.version() < chosen.version()) {
        rules.add(rule.switchedOn() ? inForce(rule, rule.validFrom(), from.minusDays(1)) : rule);
      } else {
        rules.add(rule);
      }
    }
    packs.put(
        pack.regime(),
        new RegimePack(
            pack.regime(), pack.title(), pack.source(), pack.confirmed(), pack.table(), rules));
  }

  private static Rule inForce(Rule r, LocalDate from, LocalDate to) {
    return new Rule(
        r.id(),
        r.version(),
        r.report(),
        r.name(),
        from,
        to,
        true,
        r.authority(),
        r.article(),
        r.start(),
        r.limits(),
        r.promptly(),
        r.eachTime(),
        r.onceSubmitted(),
        r.unlessSubmitted(),
        r.when(),
        r.onlyFor(),
        r.notFor(),
        r.weekend(),
        r.weekendArticle(),
        r.noReliefFor(),
        r.noReliefArticle(),
        r.zone(),
        r.calendar(),
        r.dayEnds(),
        r.delay(),
        r.delayArticle(),
        r.note());
  }
}
