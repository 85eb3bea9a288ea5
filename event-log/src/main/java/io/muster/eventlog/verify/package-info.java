/**
 * The hashes of the log as Muster writes them. What checks them, in module {@code verifier}, is
 * written apart.
 */
package io.muster.eventlog.verify;
