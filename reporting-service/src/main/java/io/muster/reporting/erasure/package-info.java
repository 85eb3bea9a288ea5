/** Erasing a person, step by step and on the record, and the legal holds that forbid it. */
package io.muster.reporting.erasure;
