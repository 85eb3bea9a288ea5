/** What needs what, as files, traces, scans and people say. */
package io.muster.contracts.dependency;
