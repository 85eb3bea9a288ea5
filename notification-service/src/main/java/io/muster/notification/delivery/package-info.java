/** How people are reached, one package per channel, and the link by which they answer. */
package io.muster.notification.delivery;
