/**
 * Who is reachable, in which order, and how: published by managers, asked by everything that pages.
 */
package io.muster.notification.oncall;
