/**
 * The event log: the one order of everything that happened, hash-chained and group-committed on
 * MongoDB.
 *
 * <p>This package knows no framework. {@code codec} turns events into the bytes that are hashed,
 * {@code axon} is the thin edge to Axon, {@code verify} holds what an auditor needs without a
 * server, {@code cli} is {@code muster-log}.
 */
package io.muster.eventlog;
