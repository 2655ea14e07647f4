/**
 * All computation of Tessera, without a window.
 *
 * <p>Legend of every shape in this module: T tiles, S samples per tile, H network width, L sine
 * layers, D code length, C channels, d dimensions of the domain. Arrays are row-major, the last
 * axis is contiguous, numbers are float32. Sample values are sRGB-encoded and lie in [0,1] unless
 * said otherwise; local coordinates lie in [-1,1] per tile and axis.
 */
@NullMarked
package dev.tessera.model;

import org.jspecify.annotations.NullMarked;
