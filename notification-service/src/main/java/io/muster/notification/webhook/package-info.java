/**
 * Tells other programs what happens in incidents: which, what of, and what came of it. Private
 * incidents and drills are told to none.
 */
package io.muster.notification.webhook;
