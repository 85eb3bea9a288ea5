package io.muster.contracts.dependency;

/** What a place on the dependency map is. */
public enum NodeKind {
  /** Something that runs and answers. */
  SERVICE,
  /** A part of a repository that is built by itself and runs only as part of something. */
  COMPONENT,
  /** Where data lies: a database, a cache, a search index. */
  DATABASE,
  /** A queue, topic or broker. */
  QUEUE,
  /** Somebody else's, reached over the network. */
  EXTERNAL
}
