/** What channels of Microsoft Teams are told of an incident, and what people command there. */
package io.muster.notification.conversation.teams;
