package io.muster.reporting.audit;

import io.swagger.v3.oas.annotations.media.Schema;

/** What a sample is drawn from: everything of its kind in a period. */
@Schema(name = "AuditPopulation")
enum Population {
  /** Incidents that were opened in the period. */
  OPENED("incidents that were opened in the period"),
  /** Incidents that were resolved or closed in the period, and had not come back. */
  ENDED("incidents that were resolved or closed in the period and had not come back"),
  /** Incidents about which somebody decided in the period whether they have to be reported. */
  ASSESSED("incidents about which somebody decided in the period whether they have to be reported"),
  /** Response plans of which a version held in the period. */
  PLANS("response plans of which a version held in the period"),
  /** People whom a role in incidents required a training of in the period. */
  TRAINED("people of whom a role in incidents required a training in the period");

  private final String query;

  Population(String query) {
    this.query = query;
  }

  /** In words, for who reads the report. */
  String query() {
    return query;
  }
}
