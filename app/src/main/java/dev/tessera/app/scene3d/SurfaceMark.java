package dev.tessera.app.scene3d;

/**
 * A mark on a surface.
 *
 * @param text a character or two
 * @param tint its colour, 0xRRGGBB, on which white is read
 * @param x where it is
 * @param y where it is
 * @param z where it is
 */
public record SurfaceMark(String text, int tint, double x, double y, double z) {}
