/** The concrete jobs that the service runs. */
@NullMarked
package dev.tessera.model.job;

import org.jspecify.annotations.NullMarked;
