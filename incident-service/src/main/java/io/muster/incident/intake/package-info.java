/**
 * The door for monitoring tools: who may send, and one package per tool that reads what it sends.
 */
package io.muster.incident.intake;
