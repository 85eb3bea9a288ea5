/** Evidence bundles: one file that proves an incident to whoever has nothing else. */
package io.muster.reporting.bundle;
