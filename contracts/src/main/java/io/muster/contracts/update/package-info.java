/** Stakeholder updates: what people who do not work on an incident are told of it, and by whom. */
package io.muster.contracts.update;
