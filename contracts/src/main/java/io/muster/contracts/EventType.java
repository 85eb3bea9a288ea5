package io.muster.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name under which an event is stored and hashed for ever; renaming the Java class changes
 * nothing in the log.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {

  /** Stable dotted name, {@code aggregate.what-happened}, in lower case. */
  String name();

  /** Starts at 1 and grows with every change of the stored form. */
  int revision() default 1;
}
