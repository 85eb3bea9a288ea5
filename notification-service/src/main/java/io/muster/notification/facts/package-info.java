/**
 * What the log says at this moment, read from the streams themselves where a decision depends on
 * it: a read model may be behind, or being rebuilt, and nobody must go unpaged for that.
 */
package io.muster.notification.facts;
