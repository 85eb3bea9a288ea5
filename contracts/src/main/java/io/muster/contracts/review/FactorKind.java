package io.muster.contracts.review;

/**
 * What kinds of things contribute to incidents. The list is published, so that reviews can be
 * counted by it; none of them is a person.
 */
public enum FactorKind {
  /** Something was changed: code, configuration, a flag, data. */
  CHANGE,
  /** There was more to do than there was room for. */
  CAPACITY,
  /** Something inside the organisation that it depends on failed. */
  DEPENDENCY,
  /** A supplier failed. */
  THIRD_PARTY,
  /** It was built in a way that made this possible. */
  DESIGN,
  /** Tests did not, or could not, find it. */
  TESTING,
  /** It was not noticed, or noticed late. */
  MONITORING,
  /** A plan, a runbook or another description was missing, wrong or not found. */
  DOCUMENTATION,
  /** People did not learn in time what others knew. */
  COMMUNICATION,
  /** Nobody, or too few, were there. */
  STAFFING,
  /** Those who were there had not been prepared for this. */
  TRAINING,
  /** The way things are done led to it. */
  PROCESS,
  /** Tools were missing, failed or misled. */
  TOOLING,
  /** Those who needed access had none, or somebody had too much. */
  ACCESS,
  /** Somebody meant harm. */
  ATTACK,
  /** None of these; the text says what. */
  OTHER
}
