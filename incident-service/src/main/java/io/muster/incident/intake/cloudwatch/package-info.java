/** Reads Amazon CloudWatch's alarms, as SNS posts them or EventBridge passes them on. */
package io.muster.incident.intake.cloudwatch;
