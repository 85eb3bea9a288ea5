package io.muster.contracts.dependency;

/**
 * One needs another.
 *
 * @param from the one that needs
 * @param to what it needs
 * @param confidence how sure whoever read it is, 1 to 100
 * @param where it is said, such as a file and a line; null when there is no such place
 */
public record MapEdge(String from, String to, int confidence, String where) {}
