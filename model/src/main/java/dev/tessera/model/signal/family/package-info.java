/** Families of solids made by numbers, with exact distances. */
@NullMarked
package dev.tessera.model.signal.family;

import org.jspecify.annotations.NullMarked;
