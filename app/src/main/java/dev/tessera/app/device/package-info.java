/** Where fits are computed: what was found, and what is wanted from the next start on. */
@NullMarked
package dev.tessera.app.device;

import org.jspecify.annotations.NullMarked;
