package io.muster.contracts.letterhead;

import java.util.List;

/**
 * What the first page of a report is headed with, and what stands below each.
 *
 * @param name of the organisation; at most 120 characters
 * @param lines below the name, such as the address; at most six of 120 characters
 * @param logo a PNG in Base64, flat and of at most 64 KiB, as it was made of what was handed in;
 *     null for none
 * @param footer words below each page, such as where the company is registered; at most 200
 *     characters; null for none
 */
public record LetterheadContent(String name, List<String> lines, String logo, String footer) {
  public LetterheadContent {
    lines = lines == null ? List.of() : List.copyOf(lines);
  }
}
