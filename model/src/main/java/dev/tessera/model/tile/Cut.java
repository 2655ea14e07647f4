package dev.tessera.model.tile;

/** How a signal is to be cut into tiles, before it is known. */
public sealed interface Cut permits GridCut, SurfaceCut {}
