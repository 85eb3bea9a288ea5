/** Brings the people who work on an incident into one room, beside paging and never before it. */
package io.muster.notification.conversation;
