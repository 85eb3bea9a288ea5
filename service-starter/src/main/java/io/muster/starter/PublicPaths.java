package io.muster.starter;

import java.util.List;

/**
 * Paths of a service that need no token because something else proves the asker: an integration
 * key, a signed link.
 */
@FunctionalInterface
public interface PublicPaths {

  /** Ant-style patterns. */
  List<String> patterns();
}
