/** How bad an incident is by rule: what it touches, how pressing that is, and who said so. */
package io.muster.contracts.classification;
