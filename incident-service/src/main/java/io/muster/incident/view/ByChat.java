package io.muster.incident.view;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What notification-service may ask for on behalf of a person who asked for it in a chat; nothing
 * else. See {@link OnBehalfOf}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface ByChat {}
