package dev.tessera.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Exempts a class from an architecture rule, so that exceptions live beside what they excuse. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface MayUse {
  /** What the class may use. */
  Restricted[] value();

  /** Why it has to be this class. */
  String because();
}
