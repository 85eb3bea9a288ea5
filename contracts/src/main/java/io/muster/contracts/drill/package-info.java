/** Drills: rehearsed incidents, which go the way of real ones and never count as one. */
package io.muster.contracts.drill;
