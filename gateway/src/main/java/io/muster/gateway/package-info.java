/**
 * The only public door of Muster: people log in here, callers are told apart and held to limits,
 * every request is led to the service that answers it, and the web UI is served. It knows no other
 * module of Muster, only their addresses.
 */
@NullMarked
package io.muster.gateway;

import org.jspecify.annotations.NullMarked;
