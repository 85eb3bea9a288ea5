/** Alert sources, and alerts that are one problem. */
package io.muster.contracts.alert;
