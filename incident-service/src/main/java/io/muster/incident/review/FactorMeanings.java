package io.muster.incident.review;

import io.muster.contracts.review.FactorKind;

/** The published vocabulary of contributing factors: what each kind means, in a sentence. */
public final class FactorMeanings {

  private FactorMeanings() {}

  /** What a kind means to whoever chooses it. */
  public static String of(FactorKind kind) {
    return switch (kind) {
      case CHANGE -> "Something was changed: code, configuration, a flag, data.";
      case CAPACITY -> "There was more to do than there was room for.";
      case DEPENDENCY -> "Something inside the organisation that it depends on failed.";
      case THIRD_PARTY -> "A supplier failed.";
      case DESIGN -> "It was built in a way that made this possible.";
      case TESTING -> "Tests did not, or could not, find it.";
      case MONITORING -> "It was not noticed, or noticed late.";
      case DOCUMENTATION -> "A plan, a runbook or a description was missing, wrong or not found.";
      case COMMUNICATION -> "People did not learn in time what others knew.";
      case STAFFING -> "Nobody, or too few, were there.";
      case TRAINING -> "Those who were there had not been prepared for this.";
      case PROCESS -> "The way things are done led to it.";
      case TOOLING -> "Tools were missing, failed or misled.";
      case ACCESS -> "Those who needed access had none, or somebody had too much.";
      case ATTACK -> "Somebody meant harm.";
      case OTHER -> "None of these; the text says what.";
    };
  }
}
