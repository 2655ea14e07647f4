package dev.tessera.model.fit;

/**
 * What a watcher sees of a running fit of two shapes.
 *
 * @param second whether it is the second shape's turn
 * @param fit how the shape goes that is being fitted
 */
public record PairSnapshot(boolean second, ShapeSnapshot fit) {}
