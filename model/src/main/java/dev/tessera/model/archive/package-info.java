/** Files of our own: the report of a fit, tensors, pre-trained networks and checkpoints. */
@NullMarked
package dev.tessera.model.archive;

import org.jspecify.annotations.NullMarked;
