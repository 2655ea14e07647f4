/** What a fit lowers: target and value to a number and its gradient. */
@NullMarked
package dev.tessera.model.fit.loss;

import org.jspecify.annotations.NullMarked;
