/**
 * The public status page: made of updates that went out, of planned work and of nothing else;
 * written as plain files that the gateway keeps, and mailed to those who asked for it.
 */
package io.muster.notification.statuspage;
