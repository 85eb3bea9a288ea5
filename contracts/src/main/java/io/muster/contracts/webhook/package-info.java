/** What other programs are told of incidents, and what came of telling them. */
package io.muster.contracts.webhook;
