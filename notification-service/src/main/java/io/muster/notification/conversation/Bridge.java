package io.muster.notification.conversation;

import io.muster.contracts.conversation.BridgeKind;

/**
 * A call people can join.
 *
 * @param joinUrl null when it is joined by telephone only
 * @param dialIn null when it is joined by link only
 */
record Bridge(BridgeKind kind, String joinUrl, String dialIn) {}
