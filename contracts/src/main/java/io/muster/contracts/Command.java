package io.muster.contracts;

/**
 * A wish to change one aggregate. It is refused or becomes events; giving the same one again
 * changes nothing more.
 */
public interface Command {

  /** The id of the one aggregate that decides. */
  String aggregateId();
}
