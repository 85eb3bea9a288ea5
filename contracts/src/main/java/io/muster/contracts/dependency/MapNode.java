package io.muster.contracts.dependency;

/**
 * A place on the map.
 *
 * @param name compared letter by letter, as alerts write it
 * @param partOf the repository or system it is a part of; null when unsaid
 */
public record MapNode(String name, NodeKind kind, String partOf) {}
