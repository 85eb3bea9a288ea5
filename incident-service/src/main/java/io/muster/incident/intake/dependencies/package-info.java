/** Takes what a scan of a source repository found. */
package io.muster.incident.intake.dependencies;
