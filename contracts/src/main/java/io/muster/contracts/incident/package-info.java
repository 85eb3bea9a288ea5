/** An incident from the first sign to the lessons: its commands, its events and their values. */
package io.muster.contracts.incident;
