/** What channels of Microsoft Teams are told of an incident. */
package io.muster.notification.conversation.teams;
