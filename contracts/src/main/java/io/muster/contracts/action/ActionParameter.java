package io.muster.contracts.action;

/**
 * One thing an action was told.
 *
 * @param name as the kind of action calls it, such as {@code address}
 */
public record ActionParameter(String name, String value) {}
