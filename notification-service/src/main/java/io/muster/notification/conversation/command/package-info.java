/** What people type to Muster in a chat, whichever chat that is: one list of verbs. */
package io.muster.notification.conversation.command;
