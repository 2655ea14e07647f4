package dev.tessera.app.form;

import java.util.List;

/** A setting as a person meets it: words, unit and usual values. */
public interface Setting {
  /** A name for files, which never changes. */
  String name();

  /** Its name. */
  String label();

  /** Its unit, empty for none. */
  String unit();

  /** One sentence on the effect, and the typical value. */
  String hint();

  /** Values to choose from, empty if they are typed only. */
  List<String> usual();

  /** Whether it is on or off. */
  boolean isSwitch();

  /** Whether it may be left empty. */
  boolean isOptional();
}
