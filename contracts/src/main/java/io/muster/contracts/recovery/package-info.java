/** What people did to remove the cause of an incident and to bring back what it hit. */
package io.muster.contracts.recovery;
