package io.muster.contracts.incident;

/** Whether somebody still has to be paged; separate from the phase. */
public enum ResponseState {
  /** Nobody has answered yet: paging goes on. */
  TRIGGERED,
  /** A person has answered: paging has stopped, work goes on. */
  ACKNOWLEDGED,
  /** The trouble is over: nobody is paged; the phase stays as it is. */
  RESOLVED
}
