/** The services people look after: who owns each, how much hangs on it and what it needs. */
package io.muster.contracts.catalog;
