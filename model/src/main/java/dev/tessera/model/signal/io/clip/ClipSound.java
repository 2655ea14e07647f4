package dev.tessera.model.signal.io.clip;

/**
 * The sound of a clip; of several tracks the one that players take.
 *
 * @param codec a short name, such as "aac"
 * @param channels 1 mono, 2 stereo, ...
 * @param rate samples per second
 */
public record ClipSound(String codec, int channels, int rate) {}
