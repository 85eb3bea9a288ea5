/** The channel of an incident in Slack: made, kept up to date and archived by Muster. */
package io.muster.notification.conversation.slack;
