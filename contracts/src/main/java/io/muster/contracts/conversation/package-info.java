/** The room of an incident: where the people who work on it meet. */
package io.muster.contracts.conversation;
