/** Pages as notifications of people's browsers, by Web Push (RFC 8030, 8291 and 8292). */
package io.muster.notification.delivery.push;
