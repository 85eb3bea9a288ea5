/** What the organisation's reports are headed with, on paper and in Word. */
package io.muster.contracts.letterhead;
