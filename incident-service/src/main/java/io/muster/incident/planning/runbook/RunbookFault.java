package io.muster.incident.planning.runbook;

/**
 * Something in a runbook that will not do.
 *
 * @param line counts from 1
 * @param detail what to do about it
 */
public record RunbookFault(int line, String detail) {}
