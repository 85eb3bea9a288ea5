/** What needs what, from every source that says so, and what is hit when one of them fails. */
package io.muster.incident.insight.dependency;
