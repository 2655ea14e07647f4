/** What is represented: signals as plain samples on the heap. */
@NullMarked
package dev.tessera.model.signal;

import org.jspecify.annotations.NullMarked;
