package io.muster.contracts.alert;

/**
 * Where to look on.
 *
 * @param text what it leads to, such as {@code Runbook}; null when the source did not say
 * @param href a web address, http or https
 */
public record AlertLink(String text, String href) {}
