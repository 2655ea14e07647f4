/** Starting, watching, pausing and continuing any fit. */
@NullMarked
package dev.tessera.app.run;

import org.jspecify.annotations.NullMarked;
