package io.muster.contracts.regulation;

/**
 * One answer a decision was based on.
 *
 * @param criterion which question of the decision table, as in {@code dora.clients-percent}
 * @param holds the answer to a question of yes or no; null for a figure
 * @param figure the answer to a question of how much, in the unit of the criterion; null otherwise
 * @param basis how sure it is
 */
public record Input(String criterion, Boolean holds, Double figure, Basis basis) {

  /** How sure an answer is. */
  public enum Basis {
    /** Known. */
    ACTUAL,
    /** An estimate, to be replaced. */
    ESTIMATE
  }
}
