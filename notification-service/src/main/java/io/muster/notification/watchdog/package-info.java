/**
 * Watches over paging from outside of it: whether every open incident still has somebody coming,
 * and every page an outcome. It shares no code with what it watches, and changes nothing.
 */
package io.muster.notification.watchdog;
