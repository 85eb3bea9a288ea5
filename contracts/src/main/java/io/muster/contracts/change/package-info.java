/** What was changed in the systems people look after, and may have caused something. */
package io.muster.contracts.change;
