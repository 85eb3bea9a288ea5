/** The thin edge to Axon: its event store, its tokens and its serializer, on top of the log. */
package io.muster.eventlog.axon;
