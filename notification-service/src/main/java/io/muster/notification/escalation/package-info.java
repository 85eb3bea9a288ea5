/** One policy running for one incident: who is called when nobody has answered yet. */
package io.muster.notification.escalation;
