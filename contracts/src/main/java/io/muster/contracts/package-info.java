/**
 * The shared language of Muster: commands, events and the values they carry. Plain records, no
 * framework, no I/O.
 *
 * <p>A service learns of another's facts only through the events in this package; what is released
 * here stays readable for ever (see the golden samples beside the tests).
 */
package io.muster.contracts;
