/** The verifier as auditors start it. */
package io.muster.verify.cli;
