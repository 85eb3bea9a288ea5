/** Takes alerts by e-mail: an integration has an address of its own. */
package io.muster.incident.intake.email;
