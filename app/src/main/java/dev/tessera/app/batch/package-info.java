/** Many files at once: which there are, what became of each, and what need not be done again. */
@NullMarked
package dev.tessera.app.batch;

import org.jspecify.annotations.NullMarked;
