package io.muster.contracts.action;

/**
 * A kind of action a target offers.
 *
 * @param dangerous somebody else has to approve it each time
 */
public record OfferedAction(ActionKind kind, boolean dangerous) {}
