/** What needs what, read from files. Values that may be secrets are looked at and never kept. */
package io.muster.scan;
