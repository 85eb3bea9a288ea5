/** What is handed out to be checked elsewhere. */
package io.muster.contracts.evidence;
