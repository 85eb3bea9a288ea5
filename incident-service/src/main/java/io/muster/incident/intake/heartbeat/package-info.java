/** Takes the heartbeats of what has nothing else to say: a cron job, a backup, a device. */
package io.muster.incident.intake.heartbeat;
