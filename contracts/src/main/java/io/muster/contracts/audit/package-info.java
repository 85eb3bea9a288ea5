/**
 * What auditors are handed out: standing reports over a period, drawn so that anybody can repeat
 * it.
 */
package io.muster.contracts.audit;
