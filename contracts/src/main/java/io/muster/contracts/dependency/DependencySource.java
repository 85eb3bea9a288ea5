package io.muster.contracts.dependency;

/** What kind of thing says that one needs another. */
public enum DependencySource {
  /** A Compose file. */
  COMPOSE,
  /** Kubernetes manifests. */
  KUBERNETES,
  /** Spans of requests that really were made. */
  TRACE,
  /** A look through a source repository. */
  SCAN
}
