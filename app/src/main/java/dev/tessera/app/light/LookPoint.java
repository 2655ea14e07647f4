package dev.tessera.app.light;

/** A pixel of a view: its column and its row. */
public record LookPoint(int x, int y) {}
