package io.muster.incident.insight.dependency;

/** Who or what says that one needs another. */
public enum SaidBy {
  /** The catalogue of services. */
  CATALOGUE,
  /** A Compose file. */
  COMPOSE,
  /** Kubernetes manifests. */
  KUBERNETES,
  /** Requests that were observed. */
  TRACE,
  /** A look through a source repository. */
  SCAN,
  /** Somebody, whose word outweighs all others. */
  PERSON
}
