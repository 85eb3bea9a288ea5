/** The incident itself: what may be done to it, by whom, and what then has happened. */
package io.muster.incident.response;
