package io.muster.contracts.oncall;

import java.time.LocalDate;

/**
 * A day on which a schedule may be kept differently.
 *
 * @param name what is celebrated
 */
public record Holiday(LocalDate date, String name) {}
