/** The commands: thin picocli classes over the model service, without JavaFX. */
@NullMarked
package dev.tessera.app.cli;

import org.jspecify.annotations.NullMarked;
