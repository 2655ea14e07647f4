/**
 * The networks that the paper's form is compared with, put together from values: what the networks
 * see of a point, what their units do, and what the code tells each layer.
 */
@NullMarked
package dev.tessera.model.field.layered;

import org.jspecify.annotations.NullMarked;
