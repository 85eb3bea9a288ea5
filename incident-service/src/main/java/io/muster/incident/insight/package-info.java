/** What may explain an incident: the changes people made to the systems around it. */
package io.muster.incident.insight;
