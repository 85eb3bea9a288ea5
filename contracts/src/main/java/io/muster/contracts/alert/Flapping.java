package io.muster.contracts.alert;

/**
 * Why a group of alerts stays open although none of them fires: it came and went too often.
 *
 * @param groups how many groups of the same problem had opened shortly before
 * @param withinMinutes within how many minutes
 * @param quietMinutes how long nothing has to fire until the group is over
 * @param rule the rule that says so, with its version, for instance {@code flapping/1}
 */
public record Flapping(int groups, int withinMinutes, int quietMinutes, String rule) {}
