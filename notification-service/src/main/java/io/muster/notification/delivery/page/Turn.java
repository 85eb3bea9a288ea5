package io.muster.notification.delivery.page;

import java.time.Instant;

/**
 * The moment at which a step calls people.
 *
 * @param round the how-manieth time the escalation goes through its levels, from 1
 * @param level counted from 1
 * @param at from when the delays of a person's means count, UTC
 */
record Turn(String escalationId, String incidentId, int round, int level, Instant at) {}
