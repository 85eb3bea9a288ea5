/** Making what is recorded about a person unreadable, and what keeps that from happening. */
package io.muster.contracts.erasure;
