/** Benchmarks, run by {@code ./mvnw -q -Pbench}; not part of the tests. */
@NullMarked
package dev.tessera.model.bench;

import org.jspecify.annotations.NullMarked;
