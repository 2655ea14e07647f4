package dev.tessera.app.curves;

/**
 * One line to draw.
 *
 * @param label the run
 * @param colour #rrggbb
 * @param faint whether it is the raw line behind its moving average
 * @param line the points
 */
record CurveSeries(String label, String colour, boolean faint, Polyline line) {}
