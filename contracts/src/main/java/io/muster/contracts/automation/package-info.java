/** Rules by which Muster itself does something in an incident when something happens in it. */
package io.muster.contracts.automation;
