/**
 * Guarded actions: what responders change outside, tried first, approved by somebody else where it
 * is dangerous, done once, and undone at its end.
 */
package io.muster.incident.response.action;
