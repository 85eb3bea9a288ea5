/** Response plans: what they have to be like, who may publish one, and which hold. */
package io.muster.incident.planning.plan;
