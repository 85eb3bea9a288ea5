/** On-call duty in people's own calendars: feeds in iCalendar (RFC 5545) under secret addresses. */
package io.muster.notification.oncall.calendar;
