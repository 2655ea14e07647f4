package dev.tessera.model.fit;

/** Adam moments of networks and codes, opaque: only a fit that goes on reads them. */
public final class OptimiserState {}
