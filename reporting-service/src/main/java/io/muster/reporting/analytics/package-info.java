/**
 * How response goes, over many incidents: how long each step takes, whether it gets better, and
 * what comes back. Every figure is made of one row per incident, and opens to those rows.
 */
package io.muster.reporting.analytics;
