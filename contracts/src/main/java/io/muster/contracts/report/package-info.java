/** What people who need not sign in report of something odd, and what became of it. */
package io.muster.contracts.report;
