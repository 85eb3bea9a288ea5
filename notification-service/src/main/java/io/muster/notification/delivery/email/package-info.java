/** Messages by e-mail, proven by the mail server's answer. */
package io.muster.notification.delivery.email;
