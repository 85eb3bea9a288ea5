/** Cards in Microsoft Teams, by workflows that begin when a webhook request is received. */
package io.muster.notification.delivery.teams;
