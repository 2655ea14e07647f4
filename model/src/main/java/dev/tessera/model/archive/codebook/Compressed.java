package dev.tessera.model.archive.codebook;

/**
 * A picture that was compressed.
 *
 * @param book what a file would hold
 * @param bytes of that file
 * @param bitsPerPixel all of the file's bits over the picture's pixels
 * @param psnr of the decoded picture in 8 bits, in dB, transparency counted as a channel; infinite
 *     if it is exact
 */
public record Compressed(CodeBook book, long bytes, double bitsPerPixel, double psnr) {}
