/** Pages as messages of this installation's bot in Telegram, and what people press there. */
package io.muster.notification.delivery.telegram;
