/** Guarded actions: what is changed outside during an incident, tried, approved and undone. */
package io.muster.contracts.action;
