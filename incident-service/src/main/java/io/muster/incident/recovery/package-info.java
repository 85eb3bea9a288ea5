/** How an incident is eradicated and recovered from: the work on record, and the watch after it. */
package io.muster.incident.recovery;
