/**
 * Notices: messages that tell a person something and ask for no acknowledgement. They go out beside
 * pages, by a sender of their own, so that none delays a page.
 */
package io.muster.notification.delivery.notice;
