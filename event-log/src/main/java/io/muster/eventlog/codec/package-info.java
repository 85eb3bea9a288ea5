/** From an event to the exact bytes that are hashed, and back; keys that can be erased. */
package io.muster.eventlog.codec;
