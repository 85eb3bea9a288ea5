/**
 * Who is reachable, how, and in which order: teams, schedules, leave, escalation policies and
 * contact methods.
 */
package io.muster.contracts.oncall;
