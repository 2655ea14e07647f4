package dev.tessera.model.field;

/**
 * That a part of a tile at one time shows what lay elsewhere a moment before. All lengths are
 * shares of the tile's own, so that they hold for any number of samples.
 *
 * @param tile its number in the code-book
 * @param time the middle of the part along the slowest axis, 0 to 1
 * @param y its middle from the top, 0 to 1
 * @param x its middle from the left, 0 to 1
 * @param down how far below its place what it shows lay before; it has moved up by as much
 * @param right how far to the right of its place that lay
 */
public record Displacement(int tile, double time, double y, double x, double down, double right) {}
