/** What each person says about how they themselves are reached, and a look at what follows. */
package io.muster.notification.reach;
