/** Posts messages to addresses that people gave, and to no machine that is not the public's. */
package io.muster.notification.delivery.webhook;
