/** Action items of reviews that are also issues in somebody's issue tracker. */
package io.muster.contracts.tracker;
