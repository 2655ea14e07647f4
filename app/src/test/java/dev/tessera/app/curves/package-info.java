/** Tests of the PSNR curves. */
@NullMarked
package dev.tessera.app.curves;

import org.jspecify.annotations.NullMarked;
