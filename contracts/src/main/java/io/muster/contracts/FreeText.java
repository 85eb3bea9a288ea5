package io.muster.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Text somebody typed or some tool sent, which may say anything about anyone. It is stored
 * encrypted with a key of the aggregate it was written to.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({
  ElementType.RECORD_COMPONENT,
  ElementType.FIELD,
  ElementType.METHOD,
  ElementType.PARAMETER
})
public @interface FreeText {

  /** The component of the same record that holds the aggregate's id. */
  String of();
}
