package io.muster.contracts.action;

/**
 * A service that may feel an action, since it needs what is acted on.
 *
 * @param tier how much hangs on it: 1, most, to 4; null when the catalogue does not know it
 * @param hops how many dependencies away it is; 0: it is acted on itself
 */
public record ServiceHit(String name, Integer tier, int hops) {}
