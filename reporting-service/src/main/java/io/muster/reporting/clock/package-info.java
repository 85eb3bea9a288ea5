/** Regulatory clocks: rules as data, who is under them, what was decided, and what is due when. */
package io.muster.reporting.clock;
