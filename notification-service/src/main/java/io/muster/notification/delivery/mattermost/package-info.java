/**
 * Pages as direct messages of this installation's bot in Mattermost, and what people press there.
 */
package io.muster.notification.delivery.mattermost;
