/** {@code muster-log}: what an operator exports with and an auditor verifies with. */
package io.muster.eventlog.cli;
