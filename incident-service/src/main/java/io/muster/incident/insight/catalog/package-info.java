/** The services people look after, and which of them need which. */
package io.muster.incident.insight.catalog;
