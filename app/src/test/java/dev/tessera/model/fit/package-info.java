/** Makes the values of a fit without fitting, for tests of what shows them. */
@NullMarked
package dev.tessera.model.fit;

import org.jspecify.annotations.NullMarked;
