/**
 * What stands beside ours: the network that the modulated field is compared with, a SIREN that gets
 * the code as more inputs; every method that fits a signal, at equal budgets and with costs
 * counted; and compressed pictures in formats of others. Legend of shapes as in {@link
 * dev.tessera.model.field}: T tiles, S samples per tile, H width, L sine layers, D code length, C
 * channels, d dimensions.
 */
@NullMarked
package dev.tessera.model.compare;

import org.jspecify.annotations.NullMarked;
