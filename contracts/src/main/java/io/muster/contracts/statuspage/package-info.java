/** The public status page: what anybody may read of how services are, without an account. */
package io.muster.contracts.statuspage;
