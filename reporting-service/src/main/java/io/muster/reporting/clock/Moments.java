package io.muster.reporting.clock;

import io.muster.contracts.regulation.EntityTrait;
import io.muster.contracts.regulation.RegulatoryFact;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How moments, and what an entity is, read in a sentence. */
final class Moments {

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm zzz", Locale.ENGLISH);

  private Moments() {}

  /** On the clock of a zone, which it names. */
  static String local(Instant moment, ZoneId zone) {
    return LOCAL.format(moment.atZone(zone));
  }

  /** What starts a clock, as rules name it. */
  static String inWords(String start, Rules rules) {
    int colon = start.indexOf(':');
    return colon < 0
        ? inWords(RegulatoryFact.valueOf(start))
        : "the submission of “%s”".formatted(rules.nameOf(start.substring(colon + 1)));
  }

  static String inWords(RegulatoryFact fact) {
    return switch (fact) {
      case OCCURRED_AT -> "the moment it began";
      case DETECTED_AT -> "the moment it was detected";
      case SUSPECTED_AT -> "the moment a reportable incident was suspected";
      case AWARE_AT -> "awareness of the incident";
      case CLASSIFIED_MAJOR_AT -> "the classification as major";
      case DATA_BREACH_AWARE_AT -> "awareness of the personal data breach";
      case MATERIALITY_DETERMINED_AT -> "the determination that it is material";
      case INFORMATION_AVAILABLE_AT -> "the moment missing information was available";
      case DISCOVERED_AT -> "the discovery of the breach";
      case VULNERABILITY_AWARE_AT -> "awareness of the exploited vulnerability";
      case MEASURE_AVAILABLE_AT -> "the moment a measure was available";
      case INTERMEDIATE_REQUESTED_AT -> "the authority’s request for an intermediate report";
      case ACTIVITIES_RECOVERED_AT -> "the recovery of regular activities";
      case HANDLED_AT -> "the end of handling the incident";
      case COVERED_INCIDENT_BELIEVED_AT -> "the belief that a covered incident occurred";
      case RANSOM_PAID_AT -> "the payment of a ransom";
      case DELAYED_UNTIL -> "the end of the delay an authority granted";
    };
  }

  static String inWords(EntityTrait trait) {
    return switch (trait) {
      case NIS2_ESSENTIAL -> "an essential entity under NIS2";
      case NIS2_IMPORTANT -> "an important entity under NIS2";
      case TRUST_SERVICE_PROVIDER -> "a trust service provider";
      case DIGITAL_PROVIDER -> "a digital provider";
      case CREDIT_INSTITUTION -> "a credit institution";
      case CENTRAL_COUNTERPARTY -> "a central counterparty";
      case TRADING_VENUE -> "an operator of a trading venue";
      case SIGNIFICANT_BY_AUTHORITY -> "significant in its authority’s eyes";
      case MICROENTERPRISE -> "a microenterprise";
      case SIMPLIFIED_FRAMEWORK -> "under the simplified framework";
    };
  }
}
