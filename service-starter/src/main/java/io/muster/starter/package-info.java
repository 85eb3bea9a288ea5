/**
 * What every service shares: who is asking, how a wish becomes a commit, how the log becomes read
 * models, and how anything that goes wrong is told.
 */
package io.muster.starter;
