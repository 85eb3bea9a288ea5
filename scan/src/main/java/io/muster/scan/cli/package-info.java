/** {@code muster-scan}, the command. */
package io.muster.scan.cli;
