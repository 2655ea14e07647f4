/** Light fields: tiles sheared by their disparity, found by matching, and views made of them. */
@NullMarked
package dev.tessera.model.light;

import org.jspecify.annotations.NullMarked;
