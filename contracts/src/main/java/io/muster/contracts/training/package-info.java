/** Who was trained in what, until when that holds, and who has to be. */
package io.muster.contracts.training;
