/** Drills: scenarios played through the real intake, in a time of their own, and scored. */
package io.muster.incident.planning.drill;
