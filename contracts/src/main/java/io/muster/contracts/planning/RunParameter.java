package io.muster.contracts.planning;

/**
 * What a run was told.
 *
 * @param name of the parameter, as the runbook has it
 * @param value for this run
 */
public record RunParameter(String name, String value) {}
