/** What a person worked on as one file, {@code .tessera}: signals, fits, edits and views. */
@NullMarked
package dev.tessera.model.archive.project;

import org.jspecify.annotations.NullMarked;
