package io.muster.incident.planning.runbook;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Something in a runbook that will not do.
 *
 * @param line counts from 1
 * @param detail what to do about it
 */
@Schema(requiredProperties = {"line", "detail"})
public record RunbookFault(int line, String detail) {}
