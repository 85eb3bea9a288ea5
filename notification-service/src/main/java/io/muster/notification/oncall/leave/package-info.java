/** Reads from people's own calendars when they are away. */
package io.muster.notification.oncall.leave;
