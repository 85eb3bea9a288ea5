package io.muster.starter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * That asking for this leaves a record in somebody's name, though it is asked by GET: a copy of
 * evidence, a look of an auditor. A page of another site cannot set it off with a link or a picture
 * in the browser of whoever is signed in: that is refused with 403 {@code another-site}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnRecord {}
