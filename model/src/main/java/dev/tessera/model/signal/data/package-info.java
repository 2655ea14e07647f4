/** Many signals at once, as training wants them: pictures, and shapes as points. */
@NullMarked
package dev.tessera.model.signal.data;

import org.jspecify.annotations.NullMarked;
