/**
 * Whose turn it is: what schedules, overrides and leave come to at every instant. Plain functions
 * of what is recorded; they ask no clock and no database.
 */
package io.muster.notification.oncall.turns;
