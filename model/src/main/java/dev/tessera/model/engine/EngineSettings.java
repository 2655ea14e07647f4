package dev.tessera.model.engine;

/**
 * What the engine is opened with.
 *
 * @param device wanted device
 * @param threads CPU threads of one operation; 0 for one per core
 */
public record EngineSettings(DeviceChoice device, int threads) {}
