/** What falls due later, kept in the database so that no restart forgets it. */
package io.muster.starter.timer;
