/** How each person wants to be reached, and what that means for a page at a given hour. */
package io.muster.notification.oncall.contact;
