/** Tests of the page of codes. */
@NullMarked
package dev.tessera.app.interpolate;

import org.jspecify.annotations.NullMarked;
