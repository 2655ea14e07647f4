/** What the views of fits share: forms of settings with their errors, choices, the run's panel. */
@NullMarked
package dev.tessera.app.form;

import org.jspecify.annotations.NullMarked;
