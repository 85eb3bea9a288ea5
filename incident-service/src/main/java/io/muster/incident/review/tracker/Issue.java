package io.muster.incident.review.tracker;

import io.muster.contracts.tracker.IssueState;
import java.time.LocalDate;

/**
 * An issue as its tracker shows it.
 *
 * @param key by which the tracker's API knows it
 * @param url where people look at it
 * @param assignee as the tracker calls them; null while nobody has it
 * @param due by when; null where nobody said, or trackers know no such thing
 * @param description what it says, as the tracker keeps it
 */
record Issue(
    String key,
    String url,
    IssueState state,
    String title,
    String assignee,
    LocalDate due,
    String description) {}
