package io.muster.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Text that says something about a person. It is stored encrypted with that person's own key, so
 * that erasing the key makes it unreadable everywhere while every hash in the log stays valid.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({
  ElementType.RECORD_COMPONENT,
  ElementType.FIELD,
  ElementType.METHOD,
  ElementType.PARAMETER
})
public @interface Personal {

  /** The component of the same record that holds the person's id. */
  String of();
}
