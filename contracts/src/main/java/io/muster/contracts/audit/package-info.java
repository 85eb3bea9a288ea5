/**
 * What auditors are given: standing reports over a period, drawn so that anybody can repeat it, and
 * engagements in which they look for themselves, each look on record.
 */
package io.muster.contracts.audit;
