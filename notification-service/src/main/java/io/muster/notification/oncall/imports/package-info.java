/** Schedules, policies and addresses taken over from what other tools export. */
package io.muster.notification.oncall.imports;
