/** PSNR curves of one or more runs. */
@NullMarked
package dev.tessera.app.curves;

import org.jspecify.annotations.NullMarked;
