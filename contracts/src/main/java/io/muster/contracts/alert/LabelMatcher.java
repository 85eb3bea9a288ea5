package io.muster.contracts.alert;

/**
 * One condition on an alert: what one of its labels has to be, or not. It is recorded in the clear,
 * as labels are, so nothing of people belongs into it.
 *
 * @param label name of a label the source sends, or of what is known of any alert: {@code service},
 *     {@code name} (or {@code alertname}), {@code host}, {@code component}, {@code group}, {@code
 *     class}, {@code severity}, {@code source} (kind of tool) or {@code integration} (its id)
 * @param value a text, or a regular expression in the syntax of RE2 that the whole value has to
 *     match; a label an alert does not have has the empty value
 */
public record LabelMatcher(String label, Operator operator, String value) {

  /** How the value is compared. */
  public enum Operator {
    EQUAL("="),
    NOT_EQUAL("!="),
    MATCH("=~"),
    NO_MATCH("!~");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    /** As people write it: {@code =}, {@code !=}, {@code =~} or {@code !~}. */
    public String sign() {
      return sign;
    }
  }

  /** As people write it, for instance {@code service="checkout"}. */
  public String inWords() {
    return label + operator.sign() + '"' + value + '"';
  }
}
