/** Who was trained in what, until when that holds, and what is missing. */
package io.muster.incident.planning.training;
