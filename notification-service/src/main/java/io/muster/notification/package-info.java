/**
 * Who must know, when, and by which channel: on-call schedules, escalation, and delivery with proof
 * of every attempt.
 */
package io.muster.notification;
