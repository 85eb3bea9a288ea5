/** What is learned from an incident once it is over: its review. */
package io.muster.contracts.review;
