/**
 * Who is reachable, how, and in which order: schedules, escalation policies and contact methods.
 */
package io.muster.contracts.oncall;
