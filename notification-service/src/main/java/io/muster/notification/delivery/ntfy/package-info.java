/** Pages as push messages by ntfy, to a topic that is the person's own. */
package io.muster.notification.delivery.ntfy;
