/** One policy running for one incident, and the attempts to reach each person. */
package io.muster.contracts.paging;
