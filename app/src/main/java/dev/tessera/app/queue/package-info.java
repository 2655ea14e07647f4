/** Many files in a row, one after the other, while the window is used for something else. */
@NullMarked
package dev.tessera.app.queue;

import org.jspecify.annotations.NullMarked;
