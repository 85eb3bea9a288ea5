/**
 * Standing reports for auditors: controls, the whole population of a period, a sample that anybody
 * can draw again, and the events that prove each control, with the exceptions first.
 */
package io.muster.reporting.audit;
