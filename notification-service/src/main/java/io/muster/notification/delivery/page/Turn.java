package io.muster.notification.delivery.page;

import java.time.Instant;

/**
 * The moment at which a step calls people.
 *
 * @param round the how-manieth time the escalation goes through its levels, from 1
 * @param level counted from 1
 * @param at from when the delays of a person's means count, UTC
 * @param position of the event that calls them: by which means they are paged is decided by what is
 *     recorded up to there, so that whoever looks once more asks for the same pages
 */
record Turn(
    String escalationId, String incidentId, int round, int level, Instant at, long position) {}
