/** Pictures at more than their size, with detail between their pixels as photographs have it. */
@NullMarked
package dev.tessera.model.magnify;

import org.jspecify.annotations.NullMarked;
