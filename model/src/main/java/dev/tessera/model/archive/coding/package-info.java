/** Entropy coding: binary decisions, what they are expected to be, and the bytes they become. */
@NullMarked
package dev.tessera.model.archive.coding;

import org.jspecify.annotations.NullMarked;
