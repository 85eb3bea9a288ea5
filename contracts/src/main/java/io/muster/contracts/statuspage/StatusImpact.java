package io.muster.contracts.statuspage;

/**
 * How a service is, as the public is told.
 *
 * @param service its name in the catalogue
 */
public record StatusImpact(String service, ComponentStatus status) {}
