package io.muster.notification.conversation.command;

/**
 * Somebody in a chat.
 *
 * @param workspaceId the chat's own id of where they are: a workspace of Slack, an organisation of
 *     Teams
 * @param userId the chat's own id of them there
 */
public record Member(String workspaceId, String userId) {}
