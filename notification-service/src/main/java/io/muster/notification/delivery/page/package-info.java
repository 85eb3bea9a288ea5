/**
 * Pages: asked for once for each of a person's means, claimed before every attempt, proven by what
 * the means answered.
 */
package io.muster.notification.delivery.page;
