/**
 * Pure functions that compare a reconstruction with its signal: PSNR, SSIM, seam ratio, Chamfer,
 * IoU.
 */
@NullMarked
package dev.tessera.model.metric;

import org.jspecify.annotations.NullMarked;
