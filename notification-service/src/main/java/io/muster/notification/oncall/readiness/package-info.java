/**
 * Looks ahead whether everybody who has to be reached will be, and tells those who can mend it
 * where not.
 */
package io.muster.notification.oncall.readiness;
