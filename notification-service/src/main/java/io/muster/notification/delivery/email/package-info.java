/**
 * Pages by e-mail: requested once, claimed before every attempt, proven by the mail server's
 * answer.
 */
package io.muster.notification.delivery.email;
