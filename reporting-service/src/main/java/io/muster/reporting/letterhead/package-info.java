/** The organisation's letterhead: introduced by an administrator, borne by reports as it held. */
package io.muster.reporting.letterhead;
