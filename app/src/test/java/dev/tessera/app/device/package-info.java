/** Tests of where fits are computed. */
@NullMarked
package dev.tessera.app.device;

import org.jspecify.annotations.NullMarked;
